using System.Text.Json.Nodes;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Tests.Export;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Simulation.Storage;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>What holds for a register whatever was written to it, and however.</summary>
internal static class SoundRegister
{
    /// <summary>The audit finds nothing, a mirror that follows the feed has the same records, and the export imports into an empty register unchanged.</summary>
    /// <param name="client">A client that sees all records.</param>
    public static async Task Verify(HttpClient client)
    {
        var audit = await client.Get("api/v1/audit/verify");
        Assert.True((bool)audit.Json["isSound"]!, audit.ToString());

        // A job whose acceptance was cut may still write: then the two, read one after the other, differ for a moment.
        var (exported, mirrored) = (await Exported(client), await Mirrored(client));
        for (var tries = 0; tries < 30 && !exported.SequenceEqual(mirrored); tries++)
        {
            await Task.Delay(1_000);
            (exported, mirrored) = (await Exported(client), await Mirrored(client));
        }

        Assert.Equal(exported, mirrored);

        using var memory = new MemoryStorage();
        await using var bench = Workbench.InMemory(memory);
        var zip = await client.GetByteArrayAsync(new Uri("api/v1/exports", UriKind.Relative));
        using var package = Package.OfZip(new MemoryStream(zip), 100);
        Assert.Empty((await bench.Import(package) as ImportOutcome.Rejected)?.Faults ?? []);
        Assert.Equal(ExportedFiles.Of(zip), ExportedFiles.Of(await bench.Export()));
    }

    /// <summary>A night is listed once, and its report equals the one computed from its snapshot.</summary>
    public static async Task VerifyNight(HttpClient client)
    {
        var nights = await client.Until("api/v1/gap-reports", listed => listed["items"]!.AsArray().Count > 0);
        var night = Assert.Single(nights["items"]!.AsArray());
        var verified = await client.Get($"api/v1/gap-reports/{night!["id"]}/verify");
        Assert.True((bool?)verified.Json["isEqual"] == true, verified.ToString());
    }

    private static async Task<string[]> Exported(HttpClient client) =>
        [.. Records((await client.GetStringAsync(new Uri("api/v1/exports/json-lines", UriKind.Relative))).TrimEnd('\n')).Order(StringComparer.Ordinal)];

    private static async Task<string[]> Mirrored(HttpClient client) => [.. (await Mirror(client)).Order(StringComparer.Ordinal)];

    /// <summary>The records that a reader has who has followed the feed from its beginning.</summary>
    private static async Task<IEnumerable<string>> Mirror(HttpClient client)
    {
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var next = "api/v1/changes?pageSize=500"; next is not null;)
        {
            var page = await client.Get(next);
            Assert.True(page.Status == System.Net.HttpStatusCode.OK, page.ToString());
            foreach (var change in page.Json["items"]!.AsArray())
            {
                var key = $"{change!["kind"]}/{change["id"]}";
                if (change["record"] is { } record)
                {
                    records[key] = new JsonObject { ["kind"] = (string)change["kind"]!, ["record"] = record.DeepClone() }.ToJsonString();
                }
                else if ((string?)change["action"] is "deleted" or "withdrawn")
                {
                    records.Remove(key);
                }
            }

            next = (string?)page.Json["nextLink"];
        }

        return records.Values.Select(line => JsonNode.Parse(line)!.ToJsonString());
    }

    /// <summary>The lines of an export after the first; of a record that comes twice, the last.</summary>
    private static IEnumerable<string> Records(string exported) =>
        exported.Split('\n')[1..].Select(line => JsonNode.Parse(line)!)
            .GroupBy(line => $"{line["kind"]}/{line["record"]!["id"] ?? line["record"]!["code"] ?? line["record"]!["mineral"] ?? line["record"]!["family"]}")
            .Select(same => same.Last().ToJsonString());
}
