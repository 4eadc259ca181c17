using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import.FieldCases;

/// <summary>A second newspaper had another figure for the same month; entering it removed the first.</summary>
public sealed class SecondOutletTests
{
    private const string First = "pol-155-he-baseline-2025-07";

    private const string Line =
        """
        {"kind":"baseline","record":{"item":"155-HE","scope":"POL","kind":"baseline","ratePerYear":4000,"asOf":"2025-07","source":{"publisher":"Other outlet","title":"about 4000 a year","date":"2025-07","confidence":"reported"},"releasableTo":["everyone"]}}
        """;

    private static readonly string Csv = File.ReadAllText(
        RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Import", "FieldCases", "SecondOutlet", "baselines.csv"));

    [Theory]
    [InlineData("CSV")]
    [InlineData("JSON lines")]
    [InlineData("POST")]
    public async Task Both_figures_are_kept_and_shown_as_a_conflict_whatever_way_the_second_came(string way)
    {
        await using var register = await StarterRegister();
        var client = register.Program.Client;

        Assert.Equal((1, 0, 0), await Enter(client, way));

        Assert.Equal([(First, 30000), ($"{First}-n2", 4000)], await Figures(client));
        var conflicts = (await client.Get("api/v1/gap-reports/current/conflicts?asOf=2026-11")).Json["conflicts"]!.AsArray();
        Assert.Contains(
            conflicts, conflict => conflict!.ToJsonString() is var text && text.Contains($"\"{First}\"", StringComparison.Ordinal) && text.Contains($"\"{First}-n2\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sending_a_figure_again_changes_nothing_whatever_way_it_came_first()
    {
        await using var register = await StarterRegister();
        var client = register.Program.Client;

        Assert.Equal((1, 0, 0), await Enter(client, "POST"));
        Assert.Equal((0, 0, 1), await Enter(client, "JSON lines"));

        // A file has no release, and a registered record keeps its own.
        Assert.Equal((0, 0, 1), await Enter(client, "CSV"));
        Assert.Equal(1, await client.Revisions($"baselines/{First}-n2"));
        Assert.Equal(1, await client.Revisions($"baselines/{First}"));
    }

    [Fact]
    public async Task Order_of_rows_and_lines_makes_no_difference_when_they_are_sent_again()
    {
        await using var register = await StarterRegister();
        var client = register.Program.Client;
        string[] lines = [Line, Line.Replace("4000", "5000", StringComparison.Ordinal), Line.Replace("Other", "Third", StringComparison.Ordinal)];
        var rows = Csv.Trim().Split('\n');
        string[] csv = [rows[0], rows[1], rows[1].Replace("4000", "5000", StringComparison.Ordinal), rows[1].Replace("Other", "Third", StringComparison.Ordinal)];

        Assert.Equal((3, 0, 0), await Lines(client, lines));
        Assert.Equal((0, 0, 3), await Lines(client, lines.Reverse()));
        Assert.Equal((0, 0, 3), await Rows(client, csv));
        Assert.Equal((0, 0, 3), await Rows(client, [csv[0], .. csv[1..].Reverse()]));
        Assert.Equal([First, $"{First}-n2", $"{First}-n3", $"{First}-n4"], (await Figures(client)).Select(figure => figure.Id));
    }

    [Theory]
    [InlineData("CSV")]
    [InlineData("JSON lines")]
    public async Task Source_that_corrects_its_figure_replaces_only_that(string way)
    {
        await using var register = await StarterRegister();
        var client = register.Program.Client;
        await Enter(client, way);

        // The rate is corrected, the publication stays.
        var corrected = way == "CSV"
            ? await Rows(client, Csv.Replace(",4000,", ",4500,", StringComparison.Ordinal).Trim().Split('\n'))
            : await Lines(client, [Line.Replace(":4000,", ":4500,", StringComparison.Ordinal)]);

        Assert.Equal((0, 1, 0), corrected);
        Assert.Equal([(First, 30000), ($"{First}-n2", 4500)], await Figures(client));
    }

    [Fact]
    public async Task Line_that_could_correct_either_of_two_figures_is_asked_for_its_id()
    {
        await using var register = await StarterRegister();
        var client = register.Program.Client;
        await Lines(client, [Line, Line.Replace(":4000,", ":5000,", StringComparison.Ordinal)]);

        var job = (await client.PostLines(Line.Replace(":4000,", ":6000,", StringComparison.Ordinal))).Job();
        await client.End(job);

        var fault = Assert.Single((await client.Results(job))[0]["faults"]!.AsArray())!;
        Assert.Equal(("/record/id", "required"), ((string?)fault["pointer"], (string?)fault["code"]));
    }

    private static async Task<StarterProgramFixture> StarterRegister()
    {
        var register = new StarterProgramFixture();
        await register.InitializeAsync();
        return register;
    }

    private static async Task<(int Added, int Replaced, int Unchanged)> Enter(HttpClient client, string way) => way switch
    {
        "CSV" => await Rows(client, Csv.Trim().Split('\n')),
        "JSON lines" => await Lines(client, [Line]),
        _ => (await client.Post("api/v1/baselines", JsonNode.Parse(Line)!["record"]!)).Status == HttpStatusCode.Created ? (1, 0, 0) : default,
    };

    private static async Task<(int Added, int Replaced, int Unchanged)> Lines(HttpClient client, IEnumerable<string> lines)
    {
        var (_, added, replaced, unchanged, _) = (await client.End((await client.PostLines(lines.Select(line => line.Trim()))).Job())).Rows();
        return (added, replaced, unchanged);
    }

    private static async Task<(int Added, int Replaced, int Unchanged)> Rows(HttpClient client, IEnumerable<string> rows)
    {
        var answer = await client.ImportFile("?file=baselines.csv", string.Join('\n', rows));
        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
        var file = Assert.Single(answer.Json["files"]!.AsArray())!;
        return ((int)file["added"]!, (int)file["replaced"]!, (int)file["unchanged"]!);
    }

    private static async Task<IReadOnlyList<(string Id, double Rate)>> Figures(HttpClient client) =>
    [
        .. (await client.Get("api/v1/baselines?item=155-HE&partner=POL&kind=baseline")).Json["items"]!.AsArray()
            .Where(baseline => (string?)baseline!["asOf"] == "2025-07")
            .Select(baseline => ((string)baseline!["id"]!, (double)baseline["ratePerYear"]!)),
    ];
}
