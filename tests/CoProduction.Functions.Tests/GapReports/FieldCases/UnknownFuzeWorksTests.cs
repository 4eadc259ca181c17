using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>A ministry entered the works that makes its fuzes, without a rate, and its goal went from reached to never reached.</summary>
public sealed class UnknownFuzeWorksTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "GapReports", "FieldCases", "UnknownFuzeWorks");

    [Fact]
    public async Task Maker_that_becomes_known_without_its_rate_moves_no_figure()
    {
        using var ministry = starter.Program.ClientOf("USA", Role.Contributor, Role.Coordinator);
        var probabilities = new List<string>();

        // The assembly alone; then the fuze works without a rate; then the news that it is being enlarged, to an unpublished rate.
        foreach (var file in Directory.GetFiles(Folder).Order(StringComparer.Ordinal))
        {
            var job = await ministry.End((await ministry.PostLines(await File.ReadAllLinesAsync(file))).Job());
            Assert.True(job.State() == "succeeded" && job.Rows().Rejected == 0, job.ToJsonString());

            var report = (await ministry.Get("api/v1/gap-reports/current?asOf=2026-11")).Json;
            var (round, last) = (report.Product("TSU"), report.LastMonth("TSU"));
            Assert.Equal((100_000, 300_000), ((double)last["output"]!["floor"]!, (double)last["output"]!["ceiling"]!));
            Assert.Equal((null, "2027-06"), ((string?)round["series"]!["reached"]!["floor"], (string?)round["series"]!["reached"]!["ceiling"]));
            Assert.Equal("open", (string?)round["verdict"]!["verdict"]);
            Assert.Equal(["TSU-C"], round["verdict"]!["deciding"]!.AsArray().Select(item => item!["item"]).Texts());
            probabilities.Add(await Probability(ministry));
        }

        var probability = JsonNode.Parse(Assert.Single(probabilities.Distinct()))!;
        Assert.Equal(3, probabilities.Count);
        Assert.Equal(0, probability["floor"]!.GetValue<double>());
        Assert.InRange(probability["ceiling"]!.GetValue<double>(), 0.85, 0.95);
    }

    private static async Task<string> Probability(HttpClient client) =>
        (await client.Get("api/v1/gap-reports/current/probabilities?asOf=2026-11&trials=1000")).Json["families"]!.AsArray().Named("family", "tsu")["products"]!.AsArray()
            .Named("product", "TSU")["probability"]!.ToJsonString();
}
