using System.Text.Json;
using CoProduction.Domain.Tests.Gaps.Projections;
using CoProduction.Domain.Tests.Registry;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

public sealed class EnergyIntensityTests
{
    private static readonly Selection Flagged = new() { EnergyIntensive = true };

    /// <summary>The items that the ready scenario listed before records had the flag.</summary>
    private static readonly string[] Supposed =
    [
        "155-BODY", "155-FILL", "155-MCS", "PAC3-SRM", "GEMT-SRM", "GMLRS-SRM", "SRM-TAC", "UAS-BATT",
        "ammonium-perchlorate", "nitrocellulose", "tnt", "steel", "titanium-sponge", "graphite", "lithium",
    ];

    [Fact]
    public void What_is_supposed_is_one_list() =>
        Assert.Equal(Supposed.Order(StringComparer.Ordinal), EnergyIntensity.Supposed.Order().Select(code => code.Value));

    [Theory]
    [InlineData("155-BODY", null, true)]
    [InlineData("155-BODY", true, true)]
    [InlineData("155-BODY", false, false)]
    [InlineData("155-FUZE", null, false)]
    [InlineData("155-FUZE", true, true)]
    [InlineData("155-FUZE", false, false)]
    [InlineData("155-body", null, false)]
    public void What_an_item_states_counts_and_else_what_is_supposed(string code, bool? stated, bool isIntensive) =>
        Assert.Equal(isIntensive, new EnergyIntensity(new Register { Items = [A.Component(code) with { IsEnergyIntensive = stated }] }).Of(A.Code(code)));

    [Theory]
    [InlineData("steel", null, true)]
    [InlineData("steel", false, false)]
    [InlineData("gallium", null, false)]
    [InlineData("gallium", true, true)]
    public void What_a_mineral_states_counts_and_else_what_is_supposed(string code, bool? stated, bool isIntensive) =>
        Assert.Equal(
            isIntensive,
            new EnergyIntensity(new Register { MineralChains = [Sample.Chain(code) with { IsEnergyIntensive = stated }] }).Of(A.Code(code)));

    [Fact]
    public void What_has_no_record_is_as_supposed()
    {
        var energy = new EnergyIntensity(Register.Empty);

        Assert.Equal((true, false), (energy.Of(A.Code("tnt")), energy.Of(A.Code("155-HE"))));
    }

    [Fact]
    public void A_record_with_other_parts_states_the_same()
    {
        Assert.True((Sample.Item() with { IsEnergyIntensive = true }).With([Sample.Material()]).IsEnergyIntensive);
        Assert.False((Sample.Chain() with { IsEnergyIntensive = false }).With([Sample.Share()]).IsEnergyIntensive);
        Assert.Null(Sample.Item().With([Sample.Material()]).IsEnergyIntensive);
    }

    [Fact]
    public void A_selection_of_what_is_energy_intensive_is_not_everything()
    {
        Assert.False(Flagged.IsEverything);
        Assert.Equal(Selection.All, Flagged with { EnergyIntensive = false });
        Refused.Naming("of", () => _ = new Outage(new Selection { EnergyIntensive = false }, 25, MonthRange.FromNow));
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(false, 200)]
    [InlineData(true, 150)]
    public void An_outage_hits_what_is_stated(bool? stated, double rounds)
    {
        var register = new Register
        {
            Items = [A.Product("155-HE") with { IsEnergyIntensive = stated }],
            Factories = [A.Factory("usa-a", "155-HE", 200)],
            Goals = [A.Goal()],
        };

        Assert.Equal(rounds, register.Under(Changed.Lost(Flagged, 25)).After.Output("155-HE", "2030-10")!.Value);
    }

    /// <summary>
    /// Narrows the selection. The flagged output is 100 rounds in Poland, 50 rounds in America and 10 missiles in Poland; 7 drones are not flagged.
    /// </summary>
    [Theory]
    [InlineData("", "", "", 75, 5, 7)]
    [InlineData("europe", "", "", 100, 5, 7)]
    [InlineData("europe", "artillery-155", "", 100, 10, 7)]
    [InlineData("", "patriot", "", 150, 5, 7)]
    [InlineData("", "", "PAC3-MSE;FPV", 150, 5, 7)]
    [InlineData("", "drone", "", 150, 10, 7)]
    [InlineData("indo-pacific", "", "", 150, 10, 7)]
    public void It_composes_with_theaters_families_and_items(string theater, string family, string items, double rounds, double missiles, double drones)
    {
        var register = new Register
        {
            Partners = [A.PartnerIn(Theater.NorthAmerica, "USA"), A.Partner("POL")],
            Items =
            [
                A.Product("155-HE") with { IsEnergyIntensive = true }, A.ProductOf("patriot", "PAC3-MSE") with { IsEnergyIntensive = true },
                A.ProductOf("drone", "FPV"),
            ],
            Factories = [A.Factory("pol-a", "155-HE", 100), A.Factory("usa-a", "155-HE", 50), A.Factory("pol-b", "PAC3-MSE", 10), A.Factory("pol-c", "FPV", 7)],
            Goals = [A.Goal(), A.Goal("patriot"), A.Goal("drone")],
        };
        var of = Flagged with
        {
            Theaters = theater.Length == 0 ? [] : [CoProduction.Registry.Word.As<Theater>(theater)],
            Families = family.Length == 0 ? [] : [Sample.As<Family>(family)],
            Items = [.. items.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(A.Code)],
        };

        var after = register.Under(Changed.Lost(of, 50)).After;

        Assert.Equal(
            (rounds, missiles, drones),
            (after.Output("155-HE", "2030-10")!.Value, after.Output("PAC3-MSE", "2030-10")!.Value, after.Output("FPV", "2030-10")!.Value));
    }

    [Fact]
    public void Slips_and_stage_limits_can_be_about_it_too()
    {
        var register = new Register
        {
            Items = [A.Product("155-HE") with { IsEnergyIntensive = true }, A.ProductOf("drone", "FPV")],
            Factories = [A.Factory("usa-a", "155-HE", 1, plans: A.Step("2026-01", 10)), A.Factory("usa-b", "FPV", 1, plans: A.Step("2026-01", 10))],
            Goals = [A.Goal(), A.Goal("drone")],
        };

        var slipped = register.Under(new Slip(Flagged, 2)).After;
        var limited = register.Under(new StageLimit(Flagged, PlanStage.Building)).After;

        Assert.Equal((1, 10), (slipped.Output("155-HE", "2026-02")!.Value, slipped.Output("FPV", "2026-02")!.Value));
        Assert.Equal((1, 10), (limited.Output("155-HE", "2030-10")!.Value, limited.Output("FPV", "2030-10")!.Value));
    }

    [Fact]
    public void Where_nothing_is_stated_the_energy_shock_is_what_it_was_when_it_named_its_items()
    {
        var register = Shocked();

        var before = register.Under(ForecastCase.Committed, "2026-06", new Outage(Changed.Items(Supposed), 25, new MonthRange(null, null, 12)));
        var now = register.Under(ForecastCase.Committed, "2026-06", [.. ReadyScenarios.Find("energy-shock")!.Changes]);

        Assert.Equal(JsonSerializer.Serialize(before.After), JsonSerializer.Serialize(now.After));
        Assert.NotEqual(JsonSerializer.Serialize(now.Before), JsonSerializer.Serialize(now.After));
        Assert.Empty(now.Warnings);
    }

    /// <summary>By default, bodies are the only part that is hit. Fuzes allow 200 rounds.</summary>
    [Theory]
    [InlineData(null, null, 150)]
    [InlineData(false, null, 200)]
    [InlineData(false, true, 150)]
    [InlineData(true, true, 150)]
    public void The_energy_shock_goes_by_what_is_stated(bool? bodies, bool? fuzes, double rounds)
    {
        var after = Shocked(bodies, fuzes).Under(ForecastCase.Committed, "2026-06", [.. ReadyScenarios.Find("energy-shock")!.Changes]).After;

        Assert.Equal(rounds, after.Output("155-HE", "2026-06")!.Value);
        Assert.Equal(200, after.Output("155-HE", "2027-06")!.Value);
    }

    [Fact]
    public void That_nothing_is_energy_intensive_is_told_and_refuses_nothing()
    {
        const string Told = "Nothing of what it is about is energy-intensive, by its record or as is supposed, so that nothing is hit.";

        var warnings = Shocked(bodies: false).Under([.. ReadyScenarios.Find("energy-shock")!.Changes, new Slip(Flagged, 1)]).Warnings;

        Assert.Equal([new ScenarioWarning(0, Told, false), new ScenarioWarning(1, Told, false)], warnings);
        Assert.Equal([Told], Shocked().Under(Changed.Lost(Flagged with { Items = [A.Code("155-FUZE")] })).Warnings.Select(warning => warning.Detail));
        Assert.Empty(Shocked(fuzes: true).Under(Changed.Lost(Flagged with { Items = [A.Code("155-FUZE")] })).Warnings);
    }

    private static Register Shocked(bool? bodies = null, bool? fuzes = null)
    {
        var rounds = Ammunition.Rounds(assembly: 200, fuzes: 200, bodies: 200);
        return new()
        {
            Items =
            [
                .. rounds.Items.Select(item => item with
                {
                    IsEnergyIntensive = item.Code.Value switch { "155-BODY" => bodies, "155-FUZE" => fuzes, _ => null },
                }),
            ],
            Factories = rounds.Factories,
            Goals = rounds.Goals,
        };
    }
}
