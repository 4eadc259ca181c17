using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <content>How imports are made and sent.</content>
public sealed partial class RepeatedImportTests
{
    private static readonly (string Name, string? Value) Wait = ("Prefer", "wait=60");

    private static string Key() => $"import {Interlocked.Increment(ref keys)}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(string partners)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
        {
            var file = zip.CreateEntry("partners.csv");
            file.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var entry = new StreamWriter(file.Open());
            entry.Write(partners);
        }

        return content.ToArray();
    }

    private static bool IsReplayed(Answer answer) => answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";

    private static void AssertAgain(Answer first, Answer again)
    {
        Assert.False(IsReplayed(first), first.ToString());
        Assert.True(IsReplayed(again), again.ToString());
        Assert.Equal(
            (first.Status, first.Text, first.Headers.Location, Operation(first)), (again.Status, again.Text, again.Headers.Location, Operation(again)));
        static string? Operation(Answer answer) => answer.Headers.TryGetValues("Operation-Location", out var values) ? values.Single() : null;
    }

    /// <summary>A partner of its own for each form and test.</summary>
    private static string Code(string form, string test)
    {
        string[] codes = test == "again" ? ["ARG", "BRA", "CHL", "COL"] : ["ECU", "PER", "PRY", "URY"];
        return codes[Array.IndexOf(Forms, form)];
    }

    private Task<Answer> Send(string key, string form, string test)
    {
        var code = Code(form, test);
        var partner = new JsonObject { ["code"] = code, ["name"] = $"Partner {code}", ["theater"] = "europe", ["memberships"] = new JsonArray(), ["releasableTo"] = new JsonArray("everyone") };
        var (line, csv) = (Bytes(JobLines.Of("partners", partner)), $"{Partners}{code},Partner {code},europe,,everyone\n");
        return form switch
        {
            "lines" => Send(key, "", JobClient.JsonLines, line),
            "zip" => Send(key, "", "application/zip", Zip(csv)),
            "csv" => Send(key, "?file=partners.csv", Csv, Bytes(csv)),
            _ => Client.Ask(
                HttpMethod.Post,
                "api/v1/imports",
                new ByteArrayContent(Zipped(line)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(JobClient.JsonLines), ContentEncoding = { "gzip" } } },
                ("Idempotency-Key", key)),
        };
    }

    private static byte[] Zipped(byte[] content)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }

    private Task<Answer> Send(string key, string query, string type, byte[] body, params (string Name, string? Value)[] headers) =>
        Client.PostBody(query, type, body, [("Idempotency-Key", key), .. headers]);

    private Task<Answer> Cancel(string job, string key) => Client.Ask(HttpMethod.Post, $"{job}/cancel", null, ("Idempotency-Key", key));

    private async Task<int> Count() => (await Client.Get("api/v1/imports?pageSize=500")).Json["items"]!.AsArray().Count;
}
