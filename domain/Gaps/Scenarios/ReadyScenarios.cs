using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Scenarios;

/// <summary>The built-in scenarios, which every register has.</summary>
public static class ReadyScenarios
{
    /// <summary>All built-in scenarios, in reading order.</summary>
    public static IReadOnlyList<ReadyScenario> All { get; } =
    [
        Ready(
            "us-withdraws",
            "The United States withdraws",
            "Nothing of what the United States make reaches the allies from the as-of month on.",
            new Outage(new Selection { Partners = [Parsed.As<CountryCode>("USA")] }, 100, MonthRange.FromNow)),
        Ready(
            "export-ban-gallium-germanium-antimony",
            "Export ban on gallium, germanium and antimony",
            "China delivers none of the three, as it ordered for the United States in December 2024; three months are in stock.",
            new Embargo([Parsed.As<CountryCode>("CHN")], [Item("gallium"), Item("germanium"), Item("antimony")], 3, MonthRange.FromNow)),
        Ready(
            "europe-alone",
            "Europe alone",
            "Europe has only what it makes itself.",
            new TheaterAlone(Theater.Europe, MonthRange.FromNow)),
        Ready(
            "indo-pacific-alone",
            "The Indo-Pacific alone",
            "The Indo-Pacific has only what it makes itself.",
            new TheaterAlone(Theater.IndoPacific, MonthRange.FromNow)),
        Ready(
            "everything-slips-9-months",
            "Everything slips 9 months",
            "Every plan that is not commissioned comes 9 months later.",
            new Slip(Selection.All, 9)),
        Ready(
            "everything-slips-18-months",
            "Everything slips 18 months",
            "Every plan that is not commissioned comes 18 months later.",
            new Slip(Selection.All, 18)),
        Ready(
            "funded-only",
            "Funded only",
            "No plan comes that is not funded, whatever the case counts.",
            new StageLimit(Selection.All, PlanStage.Funded)),
        Ready(
            "energy-shock",
            "Energy shock",
            "What is flagged as energy-intensive loses a quarter for 12 months. Of what nobody has flagged either way it is supposed of forged shell "
            + "bodies, nitrated explosives and propellants, composite rocket propellant, battery cells, and the metals and materials that go into "
            + "them, and of nothing else. The quarter is an assumption.",
            new Outage(new Selection { EnergyIntensive = true }, 25, new MonthRange(null, null, 12))),
    ];

    /// <returns>Null if none has this id.</returns>
    public static ReadyScenario? Find(string id) => All.FirstOrDefault(scenario => scenario.Id.Value == id);

    private static ItemCode Item(string code) => Parsed.As<ItemCode>(code);

    private static ReadyScenario Ready(string id, string name, string notes, params ScenarioChange[] changes) =>
        new(Parsed.As<RecordId>(id), name, notes, changes);
}
