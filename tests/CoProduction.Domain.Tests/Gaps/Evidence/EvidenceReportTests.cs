using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

public sealed class EvidenceReportTests
{
    [Fact]
    public void Capacity_is_shared_out_by_confidence_kind_and_age()
    {
        // 200 in all: a line of 40 (reported, 2025-06), recalled growth by 40 of 2022, Poland 20 more (estimate), ALLIED 100 more (reported, 2025-11).
        var register = Rounds(
            A.Line("155-HE", 40, "complete", "2025-06", Growth("2022")),
            A.Observed("155-HE", "POL", 60, confidence: Confidence.Estimate),
            A.Observed("155-HE", "ALLIED", 160));

        var shares = Of(register, "2026-02").Items.Single().Shares!;

        Assert.Equal((0.7, 0.2, 0.1, 0.0), (shares.Reported, shares.Recalled, shares.Estimated, shares.Implied));
        Assert.Equal((0.2, 0.2, 0.1, 0.5), (shares.Lines, shares.Plans, shares.Unattributed, shares.Aggregate));
        Assert.Equal((0.8, 0.2, 0.0), (shares.Fresh, shares.Stale, shares.Undated));
    }

    [Theory]
    [InlineData("2023-11", 24, 0)]
    [InlineData("2023-10", 24, 1)]
    [InlineData("2023-10", 25, 0)]
    [InlineData("2026-04", 0, 0)]
    public void Record_is_stale_when_it_is_older_than_so_many_months(string date, int after, double stale)
    {
        var shares = Of(Rounds(A.Line("155-HE", 40, "complete", date)), "2026-02", after).Items.Single().Shares!;

        Assert.Equal((stale, 1 - stale), (shares.Stale, shares.Fresh));
    }

    [Fact]
    public void Record_without_any_date_is_neither_fresh_nor_stale() =>
        Assert.Equal(1, Of(Rounds(A.Line("155-HE", 40)), "2026-02").Items.Single().Shares!.Undated);

    [Fact]
    public void Figure_leads_to_the_ids_behind_it()
    {
        var register = Rounds(A.Line("155-HE", 40, "complete", null, A.Step("2026-01", 60)), A.Observed("155-HE", "POL", 40));

        Assert.Equal(
            ["pol-a", "pol-a/155-HE/complete/e1", "pol-pol-155-he-baseline-2025-11-o1"],
            Of(register, "2026-02").Items.Single().Records.Select(record => record.Id));
    }

    [Fact]
    public void Output_rests_on_what_limits_it_and_tells_what_is_unregistered()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("155-FUZE", 1), ("155-PRIMER", null)), A.Component("155-FUZE"), A.Component("155-PRIMER")],
            Factories = [A.Factory("usa-a", "155-HE", 100, plans: A.Step("2026-01", 150)), A.Factory("usa-b", "155-FUZE", 120)],
            Goals = [A.Goal()],
        };

        var output = Of(register, "2026-02").Outputs.Single();

        Assert.Equal((120.0, "155-FUZE"), (output.Output, output.Limits.Single().Item.Value));
        Assert.Equal("usa-b", output.Limits.Single().Records.Single().Id);
        Assert.Equal(["155-PRIMER"], output.Unregistered.Select(item => item.Value));
    }

    [Fact]
    public void What_is_implied_leads_to_the_products_that_imply_it()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE", ("155-FUZE", 1)), A.Product("155-SMK", ("155-FUZE", 1)), A.Component("155-FUZE")],
            Factories = [A.Factory("usa-a", "155-HE", 100), A.Factory("usa-b", "155-FUZE", 40)],
            Goals = [A.Goal()],
        };

        var items = Of(register, "2026-02").Items;

        Assert.Equal(0.6, items.Single(item => item.Item.Value == "155-FUZE").Shares!.Implied);
        Assert.Equal(["155-HE"], items.Single(item => item.Item.Value == "155-FUZE").ImpliedBy.Select(product => product.Value));
        Assert.Empty(items.Single(item => item.Item.Value == "155-HE").ImpliedBy);
    }

    [Fact]
    public void Capacity_of_nothing_has_no_shares()
    {
        var evidence = Of(Rounds(A.Line("155-HE", 0)), "2026-02").Items.Single();

        Assert.Equal(0, evidence.Capacity);
        Assert.Null(evidence.Shares);
        Assert.Single(evidence.Records);
    }

    [Fact]
    public void Month_beyond_the_horizon_and_negative_age_are_refused()
    {
        var outcome = Rounds(A.Line("155-HE", 40)).In();

        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceReport.Of(outcome, 60));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceReport.Of(outcome, 0, -1));
    }

    [Fact]
    public void Shares_of_each_question_add_up() => Seeds.EachWithCases(25, seed =>
    {
        var (projection, known) = (Projection.Of(Founded(RandomRegister.Of(seed), new Random(seed)), A.Month("2026-06"))!, 0);
        foreach (var outcome in ForecastCases.All.SelectMany(projection.InAllReadings))
        {
            foreach (var shares in EvidenceReport.Of(outcome, 19).Items.Select(item => item.Shares).OfType<FigureShares>())
            {
                Assert.Equal(1, shares.Implied + shares.Growth + shares.Reported + shares.Recalled + shares.Estimated, 1e-9);
                Assert.Equal(1, shares.Implied + shares.Growth + shares.Lines + shares.Plans + shares.Unattributed + shares.Aggregate, 1e-9);
                Assert.Equal(1, shares.Implied + shares.Growth + shares.Fresh + shares.Stale + shares.Undated, 1e-9);
                known++;
            }
        }

        return known;
    });

    /// <summary>The same register with sources of every confidence and age.</summary>
    private static Register Founded(Register register, Random random)
    {
        return new Register
        {
            Partners = register.Partners,
            Items = register.Items,
            Factories =
            [
                .. register.Factories.Select(factory => new Factory(
                    factory.Id, factory.Name, factory.Operator, factory.Location, factory.Statuses, factory.Release, Source(), factory.Lines)),
            ],
            Baselines =
            [
                .. register.Baselines.Select(each => new Baseline(
                    each.Id, each.Item, each.Scope, each.Kind, each.Quantity, each.AsOf, each.Release, Source())),
            ],
            Goals = register.Goals,
        };

        Source Source() => new(
            "RUSI",
            null,
            null,
            random.Next(3) == 0 ? null : Parsed.As<Period>($"{random.Next(2020, 2027)}"),
            (Confidence)random.Next(3),
            null);
    }

    private static Plan Growth(string sourceDate) =>
        new(
            Parsed.As<Keyword>("e1"),
            Sample.Terms(A.Month("2026-01"), newRate: 80, stage: PlanStage.Funded),
            DatePrecision.Reported,
            new Source("RUSI", null, null, Parsed.As<Period>(sourceDate), Confidence.Recalled, null),
            []);

    private static EvidenceReport Of(Register register, string month, int staleAfter = EvidenceReport.UsualStaleAfter)
    {
        var outcome = register.In();
        return EvidenceReport.Of(outcome, outcome.Projection.Horizon.IndexOf(A.Month(month)), staleAfter);
    }

    private static Register Rounds(Line line, params Baseline[] baselines) =>
        new()
        {
            Partners = [A.Partner("POL", "EU")],
            Items = [A.Product("155-HE")],
            Factories = [A.Factory("pol-a", SiteStatus.Operating, "Nammo", line)],
            Baselines = baselines,
            Goals = [A.Goal()],
        };
}
