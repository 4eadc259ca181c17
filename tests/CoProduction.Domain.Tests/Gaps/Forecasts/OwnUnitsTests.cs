using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps.Forecasts;

/// <summary>Rates and plans in the units in which sources state them. Charges are counted in modules, 5 to a charge.</summary>
public sealed class OwnUnitsTests
{
    [Theory]
    [InlineData(60, Per.Month, "charge", 300)]
    [InlineData(60, Per.Month, "Charges", 300)]
    [InlineData(300, Per.Month, "module", 300)]
    [InlineData(300, Per.Month, null, 300)]
    [InlineData(720, Per.Year, "charge", 300)]
    public void A_rate_counts_in_the_units_of_its_item(double units, Per per, string? unit, double modules) =>
        Assert.Equal(modules, Capacity("155-MCS", "2026-12", new Quantity(units, null, per, unit)), 1e-9);

    [Fact]
    public void So_does_a_plan() =>
        Assert.Equal(500, Capacity("155-MCS", "2028-01", new Quantity(60, null, Per.Month, "charge"), new Quantity(1_200, null, Per.Year, "charge")), 1e-9);

    [Fact]
    public void A_line_makes_a_material_by_the_tonne() =>
        Assert.Equal(9_000_000 / 12.0, Capacity("tnt", "2026-12", new Quantity(9_000, null, Per.Year, "t")), 1e-6);

    [Fact]
    public void What_does_not_convert_is_not_published() => Assert.True(double.IsPositiveInfinity(Capacity("155-MCS", "2026-12", new Quantity(60, null, Per.Month, "barrel"))));

    private static double Capacity(string item, string month, Quantity made, Quantity? planned = null)
    {
        var plan = planned is null ? null : new Plan(
            CoProduction.Registry.Parsed.As<CoProduction.Registry.Keyword>("e1"),
            new PlanTerms(PlanKind.Expansion, Period.Of(A.Month("2027-06")), PlanStage.Funded, planned),
            DatePrecision.Reported,
            A.Source(),
            []);
        var line = A.Line(item, [new Statement(Measure.Output, made, Period.Of(A.Month("2025-11")), null)], "part", plan is null ? [] : [plan]) with { NonePlanned = A.Source() };
        var register = new Register
        {
            Partners = [A.Partner("USA")],
            Items =
            [
                A.ProductOf(A.Family, "155-HE", ("155-MCS", 1), ("tnt", null)),
                new Item(A.Code("155-MCS"), "Charge", ItemKind.Component, CoProduction.Registry.Parsed.As<Family>(A.Family), "module", null, CoProduction.Registry.Releases.Release.ToEveryone, [])
                {
                    OtherUnits = [new ItemUnit("charge", 5)],
                },
            ],
            Goals = [A.Goal()],
            Factories = [A.Factory("usa-a", SiteStatus.Operating, "Nammo", line)],
        };
        var outcome = Projection.Of(register, A.Month("2026-11"))!.In(ForecastCase.Committed);
        return outcome.Forecast.Capacities[outcome.Projection.Horizon.IndexOf(A.Month(month)), outcome.Projection.Items.Find(A.Code(item))!.Value];
    }
}
