using BenchmarkDotNet.Attributes;
using CoProduction.Functions.Duplicates;

namespace CoProduction.Benchmarks.Duplicates;

/// <summary>All sites that may be registered twice, and those that one new site looks like, beside a plain search for equal names.</summary>
public class DuplicateBenchmarks
{
    private IReadOnlyList<SiteOutline> sites = [];

    [ParamsSource(nameof(Sizes))]
    public int Sites { get; set; }

    public static IEnumerable<int> Sizes => Scale.Current.InMemory;

    [GlobalSetup]
    public void MakeSites() => sites = SyntheticSites.Of(seed: 2025, Sites);

    [Benchmark(Baseline = true, Description = "one plain pass: equal names of one partner, without regard to case")]
    public int EqualNames() =>
        sites.GroupBy(site => (site.Id.Partner, site.Name.ToLowerInvariant())).Count(group => group.Count() > 1);

    [Benchmark(Description = "all suspicions")]
    public IReadOnlyList<DuplicatePair> All() => new SiteIndex(sites).Pairs();

    [Benchmark(Description = "one new site against its partner's")]
    public IReadOnlyList<DuplicateCandidate> One()
    {
        var site = sites[^1];
        return new SiteIndex(sites.Where(other => other.Id.Partner == site.Id.Partner)).Like(site);
    }
}
