using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.Sealing;

/// <summary>Reports that version 1.2 of the calculation has published. They have a lower and an upper bound where reports now have readings.</summary>
public sealed class EarlierVersionTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>, IAsyncLifetime
{
    private const string Report =
        """
        {
          "marking": "UNCLASSIFIED // REL TO EVERYONE",
          "asOf": "2026-10",
          "case": "committed",
          "units": { "rates": "units a month", "sums": "units", "statements": "units a year" },
          "firstMonth": "2025-11",
          "lastMonth": "2025-12",
          "families": [
            {
              "family": "artillery-155",
              "goal": { "multiplier": 2, "firstMonth": "2025-11", "lastMonth": "2025-12", "path": "linear" },
              "isUpperBound": true,
              "series": {
                "baseline": 10000, "goal": 20000, "reached": { "lower": null, "upper": "2025-12" },
                "total": { "months": 2, "path": 30000, "output": { "lower": 20000, "upper": 31000 } },
                "years": [], "months": []
              },
              "cases": [],
              "products": [
                {
                  "product": "155-HE", "name": "155 mm round", "unit": "round", "isUpperBound": true, "unmapped": ["copper"],
                  "series": {
                    "baseline": 10000, "goal": 20000, "reached": { "lower": null, "upper": "2025-12" },
                    "total": { "months": 2, "path": 30000, "output": { "lower": 20000, "upper": 31000 } },
                    "years": [],
                    "months": [
                      { "month": "2025-11", "path": 10000, "output": { "lower": 10000, "upper": 10000 }, "gap": { "lower": 0, "upper": 0 } },
                      { "month": "2025-12", "path": 20000, "output": { "lower": 10000, "upper": 21000.5 }, "gap": { "lower": 10000, "upper": -1000.5 } }
                    ]
                  },
                  "cases": []
                },
                {
                  "product": "155-NEW", "name": "Round of unknown rate", "unit": "round", "isUpperBound": false, "unmapped": [],
                  "series": { "reached": { "lower": null, "upper": null }, "total": { "months": 2 }, "years": [], "months": [{ "month": "2025-12" }] },
                  "cases": []
                }
              ]
            }
          ],
          "components": [], "companies": [], "unknownLines": [], "sources": [],
          "probabilities": { "trials": 10000, "seed": 1, "families": [{ "family": "artillery-155", "probability": 0.9, "standardError": 0.003 }] }
        }
        """;

    private readonly HttpClient client = starter.Program.Client;
    private readonly GapReportId night = GapReportId.Of(new DateTimeOffset(2026, 10, 31, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Stores a night of the earlier version: the register, the report on it, and the list of who gets it.</summary>
    public async ValueTask InitializeAsync()
    {
        var register = await starter.Program.Get<IRegisterReader>().Read(CancellationToken.None);
        await starter.Program.Get<SnapshotArchive>().Keep(night, register, CancellationToken.None);
        var (report, hash) = Sealed(Report);
        var published = starter.Program.Get<PublishedDocuments>();
        await published.Keep($"reports/{hash}.json.gz", report, CancellationToken.None);
        await published.Keep($"nights/{night}.json.gz", new JsonObject { ["POL coordinator"] = hash }, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Report_reads_as_it_was_published()
    {
        var answer = await client.Get($"api/v1/gap-reports/{night}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(JsonNode.DeepEquals(Sealed(Report).Document, answer.Json), answer.Text);
    }

    [Fact]
    public async Task Report_is_written_for_a_terminal_with_the_bounds_of_its_version()
    {
        var answer = await client.Get($"api/v1/gap-reports/{night}/text");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var lines = answer.Text.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        Assert.StartsWith("UNCLASSIFIED // REL TO EVERYONE", answer.Text, StringComparison.Ordinal);
        Assert.Contains("CoProduction gap report as of 2026-10, committed plans, sealed by version 1.2", lines);
        Assert.Equal(
            [
                ["product", "baseline", "goal", "lower", "upper", "reached, lower", "reached, upper"],
                ["155-HE", "10,000", "20,000", "10,000", "21,001", "never", "2025-12"],
                ["155-NEW", "unknown", "unknown", "unknown", "unknown", "never", "never"],
            ],
            lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    [Fact]
    public async Task Part_of_a_report_is_as_it_was_published_and_has_no_seal()
    {
        var published = Sealed(Report).Document;

        var part = (await client.Get($"api/v1/gap-reports/{night}?fields=asOf,probabilities&months=none")).Json.AsObject();

        Assert.Equal(["marking", "asOf", "probabilities"], part.Select(member => member.Key));
        Assert.True(JsonNode.DeepEquals(published["probabilities"], part["probabilities"]));
    }

    [Fact]
    public async Task Report_is_verified_with_both_versions_named()
    {
        var answer = await client.Get($"api/v1/gap-reports/{night}/verify");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        IsOfBothVersions(answer.Json, Sealed(Report).Hash);
    }

    [Fact]
    public async Task Report_under_a_scenario_reads_as_it_was_published_and_is_verified_with_both_versions_named()
    {
        var (report, hash) = Sealed(
            $$"""
            {
              "marking": "UNCLASSIFIED // REL TO EVERYONE",
              "scenarios": [{ "id": "us-withdraws", "name": "The United States withdraws", "changes": [{ "kind": "outage", "partners": ["USA"] }] }],
              "warnings": [],
              "difference": [{ "family": "artillery-155", "series": { "total": { "output": { "lower": -10000, "upper": -11000 } }, "setbackMonths": 2 }, "products": [] }],
              "report": {{Report}}
            }
            """);
        await starter.Program.Get<PublishedDocuments>().Keep($"scenarios/{night}/POL coordinator/{hash}.json.gz", report, CancellationToken.None);

        var answer = await client.Get($"api/v1/scenario-reports/{night}-{hash}");
        var verified = await client.Get($"api/v1/scenario-reports/{night}-{hash}/verify");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(JsonNode.DeepEquals(report, answer.Json), answer.Text);
        Assert.True(verified.Status == HttpStatusCode.OK, verified.ToString());
        IsOfBothVersions(verified.Json, hash);
    }

    private static void IsOfBothVersions(JsonNode verified, string hash)
    {
        Assert.False(verified["isEqual"]!.GetValue<bool>());
        Assert.Equal(("1.2", "3.0"), ((string?)verified["sealedEngine"], (string?)verified["engine"]));
        Assert.Equal((hash, hash), ((string?)verified["sealed"], (string?)verified["published"]));
        Assert.NotEqual(hash, (string?)verified["recomputed"]);
        Assert.NotEmpty(verified["differences"]!.AsArray());
    }

    /// <summary>A document with the seal that version 1.2 gave it.</summary>
    private (JsonObject Document, string Hash) Sealed(string content)
    {
        var document = JsonNode.Parse(content)!.AsObject();
        var hash = CanonicalJson.Hash(document);
        document["seal"] = new JsonObject { ["snapshot"] = night.Value, ["engine"] = "1.2", ["sha256"] = hash };
        if (document["scenarios"] is { } scenarios)
        {
            document["seal"]!["scenario"] = CanonicalJson.Hash(scenarios);
        }

        return (document, hash);
    }
}
