using System.Globalization;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Factories;
using CoProduction.Functions.Records.Items;
using CoProduction.Functions.Tests.Records;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>The report for a terminal: 100 characters wide, with the answer in its first twelve lines.</summary>
public sealed class GapReportTextTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const int Width = 100;
    private const int AnswerLines = 12;

    private readonly HttpClient client = starter.Program.Client;

    [Theory]
    [InlineData("")]
    [InlineData("&reading=ceiling")]
    [InlineData("&case=operating")]
    [InlineData("&case=announced&reading=ceiling")]
    [InlineData("&case=expected")]
    public async Task Starter_data_fits_the_width_of_a_terminal(string query)
    {
        var lines = await Lines($"/text?asOf=2026-11{query}");

        Assert.All(lines, line => Assert.True(line.Length <= Width, line));
    }

    [Theory]
    [InlineData("committed")]
    [InlineData("operating")]
    [InlineData("announced")]
    public async Task First_twelve_lines_answer_every_family(string forecast)
    {
        var families = (await client.Get($"api/v1/gap-reports/current?asOf=2026-11&case={forecast}")).Json["families"]!.AsArray();
        var chances = (await client.Get($"api/v1/gap-reports/current/probabilities?asOf=2026-11&trials={ProgramFixture.ReportTrials}")).Json["families"]!.AsArray();

        var answer = (await Lines($"/text?asOf=2026-11&case={forecast}"))[..AnswerLines];

        Assert.Equal(4, families.Count);
        foreach (var family in families)
        {
            var name = (string)family!["family"]!;
            var at = Array.FindIndex(answer, line => line.StartsWith($"  {name} ", StringComparison.Ordinal));
            var (index, probability) = (family["months"]!.AsArray()[^1]!["index"]!, chances.Named("family", name)["probability"]!);
            Assert.Equal(
                [
                    name, (string)family["verdict"]!, $"{family["goal"]!["multiplier"]} times by {family["goal"]!["lastMonth"]}",
                    Percent(index["floor"]!), Percent(index["central"]!), Percent(index["ceiling"]!),
                    Percent(family["cases"]!.AsArray().Named("case", "expected")["index"]!["central"]!), Share(probability["central"]!),
                ],
                answer[at].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            Decides(family, answer[at + 1]);
        }
    }

    [Theory]
    [InlineData("long codes", 4, 60, 40, 1_000)]
    [InlineData("huge figures", 4, 60, 12, 1e12)]
    [InlineData("long codes and huge figures", 4, 60, 40, 1e12)]
    [InlineData("figures of many digits", 4, 60, 40, 8_333_332.9)]
    [InlineData("tiny figures", 4, 60, 40, 1e-9)]
    [InlineData("many families over decades", 9, 240, 40, 999_999)]
    public void Register_of_any_size_fits_the_width_of_a_terminal(string _, int families, int months, int length, double rate)
    {
        var register = RegisterOf(families, months, length, rate);

        string[] lines = [.. new[] { "committed", "announced" }.SelectMany(forecast => Text(register, CoProduction.Registry.Word.As<ForecastCase>(forecast)))];

        Assert.All(lines, line => Assert.True(line.Length <= Width, line));
        foreach (var family in register.Goals.Select(goal => goal.Family.Value))
        {
            Assert.Matches($@"^  {family[..20]}\S*  missed +999\.9 times by \d{{4}}-10  ", Assert.Single(
                lines[..(4 + (2 * families))], line => line.StartsWith($"  {family[..20]}", StringComparison.Ordinal)));
        }

        Assert.All(Enumerable.Range(2026, (months / 12) - 1), year =>
            Assert.Contains(lines, line => line.StartsWith("  gap at the floor", StringComparison.Ordinal) && line.Contains($" {year}", StringComparison.Ordinal)));
    }

    /// <summary>Families of two products of long codes, of four components each, some of which have plans that do not count.</summary>
    private static Register RegisterOf(int families, int months, int length, double rate)
    {
        var source = SourceBody.Example;
        string[] everyone = ["everyone"];
        var names = Enumerable.Range(1, families).Select(number => $"family-{number}-{new string('f', 110)}").ToArray();
        var items = names.SelectMany((family, number) => Enumerable.Range(1, 2).SelectMany(product => ItemsOf(family, $"{number + 1}{product}"))).ToArray();
        return new Register
        {
            Partners = [RecordKinds.Partners.Example.ToRecord()],
            Items = [.. items.Select(item => item.ToRecord())],
            Factories =
            [
                .. items.Select((item, number) => (RecordKinds.Factories.Example with
                {
                    Id = $"pol-{new string('s', 100)}-{number}",
                    Status = "operating",
                    ReleasableTo = everyone,
                    Lines =
                    [
                        new LineBody
                        {
                            Item = item.Code, Stage = "complete", RatePerMonth = rate / 12, AsOf = "2025-07", Source = source,
                            Plans = number % 3 == 0 ? [Plan("a", "announced", "2027-04"), Plan("b", "funded", "2199-01")] : [],
                        },
                    ],
                }).ToRecord()),
            ],
            Baselines =
            [
                .. items.Select((item, number) => (RecordKinds.Baselines.Example with
                {
                    Id = $"allied-{number}", Item = item.Code, Scope = "ALLIED", AsOf = "2025-10", RatePerYear = rate, ReleasableTo = everyone,
                }).ToRecord()),
            ],
            Goals = [.. names.Select(family => (RecordKinds.Goals.Example with { Family = family, Multiplier = 999.875, Months = months, ReleasableTo = everyone }).ToRecord())],
        };

        IEnumerable<ItemBody> ItemsOf(string family, string product)
        {
            string[] components = [.. Enumerable.Range(1, 4).Select(number => Code($"C{product}{number}"))];
            return
            [
                .. components.Select(code => new ItemBody { Code = code, Name = code, Kind = "component", Family = family, Unit = "each", Materials = [], ReleasableTo = everyone }),
                new ItemBody
                {
                    Code = Code($"P{product}"), Name = "A product", Kind = "product", Family = family, Unit = "each", ReleasableTo = everyone,
                    Materials = [.. components.Select(code => new MaterialBody { Item = code, QuantityPerUnit = 1, Unit = "each", Source = source })],
                },
            ];
        }

        string Code(string start) => start.PadRight(length, 'X');

        PlanBody Plan(string id, string stage, string month) =>
            new() { Id = id, From = month, Total = new() { Low = rate, Per = "month" }, Stage = stage, Source = source };
    }

    private static string[] Text(Register register, ForecastCase forecast)
    {
        var projection = Projection.Of(register, new Month(2026, 11))!;
        var report = GapReportResponse.From(
            GapReport.Of(projection, new Outlook(forecast, Reading.Floor)), "UNCLASSIFIED // REL TO EVERYONE") with
        {
            Probabilities = GoalProbabilitiesResponse.From(MonteCarlo.Run(projection, ChanceModel.Default, trials: 20)),
        };
        return GapReportText.Of(report).ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The second line of a family names the products that are missed, and otherwise those that are open.</summary>
    private static void Decides(JsonNode family, string line)
    {
        var kind = family["products"]!.AsArray().Any(product => (string?)product!["verdict"]?["verdict"] == "missed") ? "missed" : "open";
        var first = family["products"]!.AsArray().First(product => (string?)product!["verdict"]?["verdict"] == kind)!;
        var product = (string)first["product"]!;
        string[] items = [.. first["verdict"]![kind == "missed" ? "stoppedBy" : "deciding"]!.AsArray().Select(item => item!["item"]).Texts()];
        Assert.StartsWith(
            $"      {kind}: {product}{(items is [var only] && only == product ? "" : $" by {string.Join(", ", items)}")}", line, StringComparison.Ordinal);
    }

    private static string Percent(JsonNode share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share.GetValue<double>():0} %");

    private static string Share(JsonNode probability) => probability.GetValue<double>().ToString("0.00", CultureInfo.InvariantCulture);

    private async Task<string[]> Lines(string query) =>
        (await client.GetStringAsync($"api/v1/gap-reports/current{query}")).ReplaceLineEndings("\n").Split('\n');
}
