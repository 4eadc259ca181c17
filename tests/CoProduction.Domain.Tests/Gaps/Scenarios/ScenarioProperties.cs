using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Resilience;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class ScenarioProperties
{
    [Fact]
    public void An_outage_from_the_first_month_loses_what_the_loss_of_the_site_or_partner_does() => Seeds.EachWithCases(60, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed).WithSomeGrowthStated(seed), A.Month("2026-01"))!;
        return Outlook.Of(ForecastCase.Announced).Sum(outlook =>
        {
            var losses = Losses.Of(projection.In(outlook));
            foreach (var (site, loss) in losses.Sites)
            {
                AssertLoses(projection, outlook, Changed.Sites(site.Value), loss);
            }

            foreach (var (partner, loss) in losses.Partners)
            {
                AssertLoses(projection, outlook, Changed.Partners(partner.Value), loss);
            }

            return losses.Sites.Count(site => site.Loss.Products.Count > 0);
        });
    });

    [Fact]
    public void Changes_that_never_hold_change_no_bit() => Seeds.Each(60, seed =>
    {
        var never = Changed.Months("2190-01");
        var report = RandomRegister.Of(seed).Under(
            ForecastCase.Committed,
            "2026-01",
            Changed.Lost(Changed.Partners("POL", "USA"), 60, never),
            new TheaterAlone(Theater.Europe, never),
            new AddedCapacity(A.Code("PRODUCT-0"), 5, null, 0, never),
            new SurgedDemand(2, [], never),
            new Slip(new Selection { Theaters = [Theater.MiddleEast] }, 5));

        Assert.Equal(ReportText.Of(report.Before), ReportText.Of(report.After));
        Assert.NotEmpty(report.Families);
        Assert.All(
            report.Families.SelectMany(family => family.Products),
            product => Assert.Equal((null, 0), (product.Series.FirstMonth, product.Series.Setback.Months)));
    });

    [Fact]
    public void The_order_of_changes_never_matters() => Seeds.Each(60, seed =>
    {
        ScenarioChange[] changes =
        [
            new Slip(Selection.All, 3), new StageLimit(Selection.All, PlanStage.Announced), Changed.Lost(Changed.Partners("POL"), 100, Changed.Months("2026-05")),
            new SurgedDemand(1.5, [], Changed.Always), new AddedCapacity(A.Code("PART-1"), 7, Parsed("POL"), 3, Changed.Always), Changed.Lost(Changed.Items("PART-1"), 100),
        ];

        var register = RandomRegister.Of(seed);

        Assert.Equal(
            ReportText.Of(register.Under(ForecastCase.Expected, "2026-01", changes).After),
            ReportText.Of(register.Under(ForecastCase.Expected, "2026-01", [.. changes.Reverse()]).After));

        static CountryCode Parsed(string code) => CoProduction.Registry.Parsed.As<CountryCode>(code);
    });

    [Fact]
    public void Less_capacity_is_never_more_capacity_and_the_readings_stay_in_order() => Seeds.EachWithCases(60, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2026-01"))!;
        var report = ScenarioReport.Of(
            projection,
            new Outlook(ForecastCase.Expected, Reading.Floor),
            [new TheaterAlone(Theater.Europe, Changed.Always), Changed.Lost(Changed.Items("PART-0", "PRODUCT-1"), 30)]).Report;
        var lessened = 0;
        Assert.Equal(Supplies(report.Before).Select(supply => supply.Item), Supplies(report.After).Select(supply => supply.Item));
        foreach (var (before, after) in Supplies(report.Before).Zip(Supplies(report.After)))
        {
            Assert.All(before.Capacity.Zip(after.Capacity), month =>
            {
                Assert.Equal(month.First is null, month.Second is null);
                Assert.True((month.Second?.Floor ?? 0) <= (month.First?.Floor ?? 0) + 1e-9);
                Assert.True((month.Second?.Ceiling ?? 0) <= (month.First?.Ceiling ?? 0) + 1e-9);
                Assert.True((month.Second?.Floor ?? 0) <= (month.Second?.Ceiling ?? 0) + 1e-9);
                Assert.True((month.Second?.Floor ?? 0) >= 0);
            });
            lessened += before.Capacity.Zip(after.Capacity).Count(month => month.Second?.Floor < month.First?.Floor);
        }

        return lessened;

        static IEnumerable<CoProduction.Gaps.Reports.Supply> Supplies(CoProduction.Gaps.Reports.GapReport report) =>
            [.. report.Families.SelectMany(family => family.Products).Select(product => product.Supply), .. report.Components];
    });

    /// <summary>An output without a limit counts as what its goal asks for.</summary>
    private static void AssertLoses(Projection projection, Outlook outlook, Selection lost, Loss loss)
    {
        var (before, after) = (projection.In(outlook), projection.Under([Changed.Lost(lost)]).In(outlook));
        foreach (var (product, item) in projection.Explosion.Products.Index())
        {
            var family = projection.Items.RecordOf(item)!.Family;
            var (first, months) = projection.Goals.Of(family) is { } goal
                ? (projection.Horizon.IndexOf(goal.FirstMonth), goal.Months)
                : (0, projection.Horizon.Months);
            var expected = loss.Products.SingleOrDefault(each => each.Product == projection.Items[item])?.Units;
            Assert.Equal(expected?.InAll ?? 0, Enumerable.Range(first, months).Sum(month => Less(product, month)), 1e-6);
            Assert.Equal(expected?.LastMonth ?? 0, Less(product, first + months - 1), 1e-7);
        }

        double Less(int product, int month)
        {
            var (made, left) = (before.Production.Outputs[month, product], after.Production.Outputs[month, product]);
            var asked = projection.Goals.Asked(product, month);
            return double.IsFinite(made) ? made - left : Math.Max(0, asked - left);
        }
    }
}
