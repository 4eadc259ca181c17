using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Domain.Tests.Gaps.Scenarios;
using CoProduction.Gaps;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class GoalBreakTests
{
    private const double Tolerance = 1e-8;

    private static readonly double[] Multipliers = [0.5, 0.8, 1, 1.3];

    [Fact]
    public void Sets_of_sites_are_those_that_trying_every_one_and_every_two_finds() => Seeds.EachWithCases(300, seed =>
    {
        var outcome = Random(seed);
        var (remaining, sites) = (new Remaining(outcome), new Contributors(outcome).Sites.Select(site => site.Site).ToList());

        var breaks = Broken(outcome);

        Assert.All(breaks, each => AssertIs(
            outcome, each, sites, remaining.WithoutSites, [.. each.Sets.Select(set => (set.Sites, set.IndexLost))]));
        return breaks.Count(each => each.IsReached && each.Sets.Count > 0);
    });

    [Fact]
    public void Sets_of_partners_are_those_that_trying_every_one_and_every_two_finds() => Seeds.EachWithCases(300, seed =>
    {
        var outcome = Random(seed);
        var (remaining, partners) = (new Remaining(outcome), outcome.Projection.CurrentCapacity.Partners);

        var breaks = Broken(outcome);

        Assert.All(breaks, each => AssertIs(
            outcome,
            each,
            [.. Enumerable.Range(0, partners.Count)],
            remaining.WithoutPartners,
            [.. each.Partners.Select(set => ((IReadOnlyList<int>)[.. set.Partners.Select(partners.NumberOf)], set.IndexLost))]));
        return breaks.Count(each => each.IsReached && each.Partners.Count > 0);
    });

    /// <summary>At the ceiling, sites without which something that keeps pace is gone. An outage is a second way to compute a loss.</summary>
    [Fact]
    public void Sets_of_sites_at_the_ceiling_are_those_that_outages_find() => Seeds.EachWithCases(120, seed =>
    {
        var (outlook, settled) = (new Outlook(ForecastCase.Committed, Reading.Ceiling), RandomRegister.Of(seed).WithSomeGrowthStated(seed));
        var projection = Projection.Of(settled with { Goals = [A.Goal(multiplier: 1.1, months: 24)] }, A.Month("2026-01"))!;
        var outcome = projection.In(outlook);
        List<SiteId> sites = [.. new Contributors(outcome).Sites.Select(site => site.Site)];

        var breaks = GoalBreak.Of(outcome);

        Assert.All(breaks, each => AssertIs(outcome, each, sites, Without, [.. each.Sets.Select(set => (set.Sites, set.IndexLost))]));
        return breaks.Count(each => each.IsReached && each.Sets.Count > 0);

        double[] Without(int month, SiteId[] lost) =>
            [.. projection.Under([Changed.Lost(Changed.Sites([.. lost.Select(site => site.Value)]))]).In(outlook).Production.Outputs[month]];
    });

    /// <summary>Goals between half and a third more of what is made now: reached and not, broken by one, by two and by none.</summary>
    private static CaseProjection Random(int seed)
    {
        var (random, multiplier) = (RandomRegister.Of(seed), Multipliers[seed % Multipliers.Length]);
        var register = new Register
        {
            Partners = random.Partners,
            Items = random.Items,
            Factories = random.Factories,
            Baselines = random.Baselines,
            Goals = [A.Goal(multiplier: multiplier, months: 24), A.Goal("drone", multiplier, "2026-01", 18)],
        };
        return register.In(ForecastCases.All[seed % 3 + 1], "2026-01");
    }

    /// <summary>One product of each family whose goal is not zero.</summary>
    private static IReadOnlyList<GoalBreak> Broken(CaseProjection outcome)
    {
        var breaks = GoalBreak.Of(outcome);
        Assert.Equal(
            outcome.Projection.Register.Goals.Select(goal => goal.Family).Where(family => EndRate(outcome, family) > 0).Order(),
            breaks.Select(each => each.Family));
        return breaks;
    }

    private static void AssertIs<THolder>(
        CaseProjection outcome, GoalBreak actual, List<THolder> holders, Func<int, THolder[], double[]> without, List<(IReadOnlyList<THolder> Holders, double UnitsLost)> sets)
        where THolder : notnull
    {
        var month = outcome.Projection.Horizon.IndexOf(outcome.Projection.Goals.Of(actual.Family)!.LastMonth);
        var before = outcome.Production.Outputs[month].ToArray();
        var ones = holders.Select(one => Lost([one])).ToList();
        var twos = holders.SelectMany((one, place) => holders.Skip(place + 1).Select(other => Lost([one, other]))).ToList();
        var isReached = IsReached(before);

        Assert.True(actual.IsComplete);
        Assert.Equal(isReached, actual.IsReached);
        if (isReached)
        {
            var expected = ones.FindAll(Breaks) is { Count: > 0 } singles ? singles : twos.FindAll(Breaks);
            Assert.Equal(Told(expected), Told(sets));
            Assert.Equal(sets.Select(set => set.UnitsLost).OrderDescending(), sets.Select(set => set.UnitsLost));
        }
        else
        {
            var costliest = new[] { ones, twos }.Where(all => all.Count > 0).Select(all => all.Max(set => set.UnitsLost)).ToList();
            Assert.Equal(costliest.Count, sets.Count);
            Assert.All(sets.Zip(costliest), pair => Assert.Equal(pair.Second, pair.First.UnitsLost, Tolerance));
            Assert.All(sets, set => Assert.Equal(Lost([.. set.Holders]).UnitsLost, set.UnitsLost, Tolerance));
        }

        (IReadOnlyList<THolder> Holders, double UnitsLost) Lost(THolder[] lost) => (lost, Index(before) - Index(without(month, lost)));

        bool Breaks((IReadOnlyList<THolder> Holders, double UnitsLost) set) => !IsReached(without(month, [.. set.Holders]));

        double Index(double[] outputs) => Shares(outputs).Average(share => Math.Min(1, share));

        bool IsReached(double[] outputs) => Shares(outputs).All(share => share >= 1 - Reached.Tolerance);

        IEnumerable<double> Shares(double[] outputs) =>
            from product in Enumerable.Range(0, outputs.Length)
            where IsOf(outcome, product, actual.Family) && outcome.Projection.Goals[product] is not null
            select outputs[product] / outcome.Projection.Goals[product]!.EndRate;
    }

    private static IEnumerable<string> Told<THolder>(IEnumerable<(IReadOnlyList<THolder> Holders, double UnitsLost)> sets) =>
        sets.Select(set => $"{string.Join(' ', set.Holders)} {set.UnitsLost:F5}").Order(StringComparer.Ordinal);

    private static double EndRate(CaseProjection outcome, Family family) =>
        Enumerable.Range(0, outcome.Projection.Goals.Count).Where(product => IsOf(outcome, product, family)).Sum(product => outcome.Projection.Goals[product]?.EndRate ?? 0);

    private static bool IsOf(CaseProjection outcome, int product, Family family) =>
        outcome.Projection.Items.RecordOf(outcome.Projection.Explosion.Products[product])!.Family == family;
}
