using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import.FieldCases;

/// <summary>An analyst sent the capacities of two Korean companies and a Ukrainian one, and each replaced the one before.</summary>
public sealed class OtherScriptsTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private static readonly string Lines =
        RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Import", "FieldCases", "OtherScripts", "capacities.jsonl");

    [Fact]
    public async Task Companies_with_names_in_any_script_keep_a_figure_each()
    {
        using var analyst = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var lines = await File.ReadAllLinesAsync(Lines);

        var first = await analyst.End((await analyst.PostLines(lines)).Job());
        var again = await analyst.End((await analyst.PostLines(lines)).Job());

        Assert.Equal((4, 4, 0, 0, 0), first.Rows());
        Assert.Equal((4, 0, 0, 4, 0), again.Rows());
        Assert.Equal([111, 222, 333], await Rates(analyst, "TST"));
    }

    private static async Task<IReadOnlyList<double>> Rates(HttpClient client, string item) =>
        [.. (await client.Get($"api/v1/baselines?item={item}")).Json["items"]!.AsArray().Select(baseline => (double)baseline!["ratePerYear"]!).Order()];
}
