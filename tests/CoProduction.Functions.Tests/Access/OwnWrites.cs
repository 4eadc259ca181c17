using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>A caller's writes to its own records: it creates, changes and deletes them, and leaves the register as it was.</summary>
internal static class OwnWrites
{
    private static readonly KnownRecord[] Passing =
    [
        new("mineral-chains", "tin", null, IsReleased: true), new("items", "155-PASSING", null, IsReleased: true),
        new("factories", "gbr-passing-works", "GBR", IsReleased: true), new("mro-sites", "gbr-passing-dock", "GBR", IsReleased: false),
        new("agreements", "ag-gbr-passing", "GBR", IsReleased: false), new("agreements", "ag-passing", null, IsReleased: true),
        new("scenarios", "sc-gbr-passing", "GBR", IsReleased: false), new("scenarios", "sc-passing", null, IsReleased: true),
        new("stocks", "gbr-passing-stock", "GBR", IsReleased: true), new("stocks", "eu-passing-stock", null, IsReleased: true),
        new("baselines", "gbr-passing-rate", "GBR", IsReleased: false), new("baselines", "eu-passing-rate", null, IsReleased: false),
        new("coverages", "gbr-passing-makers", "GBR", IsReleased: false), new("coverages", "eu-passing-makers", null, IsReleased: true),
    ];

    private static readonly string[] ImportedIds = ["gbr-own-works", "gbr-never-works", "pol-open-works", "pol-secret-works", "pol-later-works"];

    /// <summary>The responses, without the versions, which depend on the time.</summary>
    public static async Task<IReadOnlyList<(string Request, string Answer)>> Of(HttpClient client, Role role)
    {
        var answers = new List<(string, string)>();
        foreach (var record in Passing.Where(record => record.MayBeChangedBy(SharedRegister.Own, role)))
        {
            await Tell(HttpMethod.Post, $"api/v1/{record.Path}", Json(record));
            await Tell(HttpMethod.Put, record.Address, Json(record));
            await Tell(HttpMethod.Delete, record.Address, null);
        }

        // A record that hidden records may refer to.
        if (role == Role.Coordinator)
        {
            var lone = SharedRegister.Records.Single(record => record.Id == "155-LONE");
            await Tell(HttpMethod.Delete, lone.Address, null);
            await Tell(HttpMethod.Post, $"api/v1/{lone.Path}", Json(lone));
        }

        foreach (var id in role is Role.Contributor or Role.Coordinator ? ImportedIds : [])
        {
            var import = await client.ImportFile("?file=factories.csv&dryRun=true", File(id));
            var rows = (await client.Results(import.Job())).Select(row => row.ToJsonString());
            answers.Add(($"import {id}", $"{import.Json.State()} {import.Json["rows"]} {import.Json["files"]} {import.Json["message"]} {string.Join('\n', rows)}"));
        }

        return answers;

        async Task Tell(HttpMethod method, string address, HttpContent? content)
        {
            var answer = await Asked.Of(client, method, address, content, method == HttpMethod.Post ? null : "*", withVersion: false);
            Assert.True(answer[0] == '2', $"{method} {address}: {answer}");
            answers.Add(($"{method} {address}", answer));
        }
    }

    /// <summary>A file with one factory.</summary>
    private static string File(string id) =>
        $"""
        id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes
        {id},Works,Arms,{id[..3].ToUpperInvariant()},{JobLines.Unlike(id)},,,155-HE,product,assembly,10,,2025,operating,Ministry,,,reported,,
        """;

    private static StringContent Json(KnownRecord record) => Asking.Json(record.Body.ToJsonString());
}
