using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Resilience;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Resilience;

public sealed partial class LossesTests
{
    private const double Tolerance = 1e-8;

    [Fact]
    public void Without_each_site_every_month_is_what_the_lines_that_are_left_make() => Seeds.Each(200, seed =>
    {
        var outcome = Random(seed);
        var (remaining, search, losses) = (new Remaining(outcome), new LossSearch(outcome), Losses.Of(outcome));
        var ofSites = new Contributors(outcome).Sites.ToDictionary(site => site.Site, site => site.Parts);
        foreach (var site in outcome.Projection.Register.Factories.Select(factory => factory.Id))
        {
            var after = Months(outcome).Select(month => remaining.WithoutSites(month, site)).ToList();

            AssertIs(outcome, after, month => search.OutputsWithout(ofSites.GetValueOrDefault(site, []), month).ToArray());
            AssertIs(outcome, after, losses.Sites.SingleOrDefault(each => each.Site == site).Loss ?? Loss.None);
        }
    });

    [Fact]
    public void Without_each_partner_every_month_is_what_the_others_make() => Seeds.Each(200, seed =>
    {
        var outcome = Random(seed);
        var (remaining, search, losses) = (new Remaining(outcome), new LossSearch(outcome), Losses.Of(outcome));
        var partners = new Contributors(outcome).Partners;

        Assert.Equal(outcome.Projection.CurrentCapacity.Partners.Count, partners.Count);
        foreach (var (partner, parts) in partners.Index())
        {
            var after = Months(outcome).Select(month => remaining.WithoutPartners(month, partner)).ToList();

            AssertIs(outcome, after, month => search.OutputsWithout(parts, month).ToArray());
            AssertIs(outcome, after, losses.Partners[partner].Loss);
        }
    });

    [Fact]
    public void Sites_can_be_lost_together_up_to_all_of_them() => Seeds.EachWithCases(200, seed =>
    {
        var outcome = Random(seed);
        var (remaining, search, lost) = (new Remaining(outcome), new LossSearch(outcome), new List<SiteId>());
        var parts = new List<Contribution>();
        foreach (var (site, ofSite) in new Contributors(outcome).Sites)
        {
            lost.Add(site);
            parts.AddRange(ofSite);

            AssertIs(outcome, [.. Months(outcome).Select(month => remaining.WithoutSites(month, lost))], month => search.OutputsWithout(parts, month).ToArray());
        }

        return lost.Count;
    });

    [Fact]
    public void Of_many_sites_of_few_items_each_is_lost_as_if_it_were_alone() => Seeds.Each(200, seed =>
    {
        var outcome = Crowded(seed).In(asOf: "2026-01");
        var (remaining, search) = (new Remaining(outcome), new LossSearch(outcome));
        var sites = new Contributors(outcome).Sites;

        Assert.Equal(outcome.Projection.Register.Factories.Count, sites.Count);
        foreach (var (site, parts) in sites)
        {
            var without = search.OutputsWithout(parts, month: 23).ToArray();

            Assert.Equal(remaining.WithoutSites(23, site), without, (expected, actual) => Math.Abs(expected - actual) <= Tolerance);
        }
    });

    /// <summary>Three products that share three parts. Sites range from small ones to ones that make most of an item.</summary>
    private static Register Crowded(int seed)
    {
        var random = new Random(seed);
        string[] items = ["PRODUCT-1", "PRODUCT-2", "PRODUCT-3", "PART-1", "PART-2", "PART-3"];
        return new Register
        {
            Items =
            [
                .. items[..3].Select(product => A.Product(product, [.. items[3..].Where(_ => random.Next(4) > 0).Select(part => (part, (double?)random.Next(1, 4)))])),
                .. items[3..].Select(part => A.Component(part)),
            ],
            Factories =
            [
                .. Enumerable.Range(0, 30).Select(site => A.Factory(
                    $"usa-{site}", items[random.Next(6)], Math.Pow(10, random.NextDouble() * 2), plans: A.Step("2026-12", Math.Pow(10, random.NextDouble() * 2)))),
            ],
            Goals = [A.Goal(months: 24)],
        };
    }

    private static CaseProjection Random(int seed) =>
        RandomRegister.Of(seed).In(ForecastCases.All[seed % ForecastCases.All.Count], "2026-01");

    private static IEnumerable<int> Months(CaseProjection outcome) => Enumerable.Range(0, outcome.Projection.Horizon.Months);

    private static void AssertIs(CaseProjection outcome, List<double[]> expected, Func<int, double[]> actual)
    {
        foreach (var month in Months(outcome))
        {
            var outputs = actual(month);
            foreach (var (product, output) in expected[month].Index())
            {
                Assert.True(Math.Abs(outputs[product] - output) <= Tolerance, $"product {product}, month {month}: {outputs[product]}, not {output}");
            }
        }
    }

    private static void AssertIs(CaseProjection outcome, List<double[]> after, Loss loss)
    {
        foreach (var (product, item) in outcome.Projection.Explosion.Products.Index())
        {
            var record = outcome.Projection.Items.RecordOf(item)!;
            var goal = outcome.Projection.Goals.Of(record.Family);
            var lost = Months(outcome)
                .Select(month => (Month: outcome.Projection.Horizon.At(month), Units: outcome.Production.Outputs[month, product] - after[month][product]))
                .Where(each => goal is null || (each.Month >= goal.FirstMonth && each.Month <= goal.LastMonth)).ToList();

            var units = loss.Products.SingleOrDefault(each => each.Product == record.Code)?.Units;

            Assert.Equal(lost[^1].Units, units?.LastMonth ?? 0, Tolerance);
            Assert.Equal(lost.Sum(each => each.Units), units?.InAll ?? 0, 60 * Tolerance);
            Assert.All(
                lost.GroupBy(each => each.Month.Year),
                year => Assert.Equal(year.Sum(each => each.Units), units?.Years[year.Key] ?? 0, 12 * Tolerance));
        }
    }
}
