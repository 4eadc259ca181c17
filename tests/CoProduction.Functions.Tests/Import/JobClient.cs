using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Starts and reads import jobs over HTTP.</summary>
internal static class JobClient
{
    public const string JsonLines = "application/jsonl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // Polling takes time from the job; most jobs finish within the first few looks.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(320);

    public static Task<Answer> PostLines(this HttpClient client, params IEnumerable<string> lines) =>
        client.PostBody("", JsonLines, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static Task<Answer> PostBody(this HttpClient client, string query, string type, byte[] body, params (string Name, string? Value)[] headers) =>
        client.Ask(HttpMethod.Post, $"api/v1/imports{query}", new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } }, headers);

    public static Task<Answer> PostZipped(this HttpClient client, byte[] body) =>
        client.Ask(HttpMethod.Post, "api/v1/imports", new ByteArrayContent(body)
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse(JsonLines), ContentEncoding = { "gzip" } },
        });

    /// <summary>Imports, and waits for the end of the job.</summary>
    public static async Task<Answer> Import(this HttpClient client, string query, string type, byte[] body, params (string Name, string? Value)[] headers)
    {
        var answer = await client.PostBody(query, type, body, [("Prefer", "wait=60"), .. headers]);
        Assert.True(answer.Status == HttpStatusCode.Accepted && answer.Json.HasEnded(), answer.ToString());
        return answer;
    }

    /// <summary>Imports one file, and waits for the end of the job.</summary>
    public static Task<Answer> ImportFile(this HttpClient client, string query, string csv) => client.Import(query, "text/csv", Encoding.UTF8.GetBytes(csv));

    /// <summary>What is wrong with the rows of an import that has ended.</summary>
    public static async Task<IReadOnlyList<RejectedRow>> Faults(this HttpClient client, Answer answer) =>
    [
        .. from row in await client.Results(answer.Job(), "?outcome=rejected&pageSize=500")
           from fault in row["faults"]!.AsArray()
           select new RejectedRow((string?)row["file"], (int?)row["row"], (string?)fault["column"], (string)fault["detail"]!, (string)fault["code"]!),
    ];

    /// <summary>The address of the job that was started.</summary>
    public static string Job(this Answer answer)
    {
        Assert.True(answer.Status is HttpStatusCode.Accepted or HttpStatusCode.OK, answer.ToString());
        return answer.Headers.GetValues("Operation-Location").Single();
    }

    /// <summary>The job, once the condition holds.</summary>
    public static async Task<JsonNode> Until(this HttpClient client, string job, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var pause = FirstPause; ; pause = pause < LongestPause ? 2 * pause : pause)
        {
            var answer = await client.Get(job);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            if (holds(answer.Json))
            {
                return answer.Json;
            }

            await Task.Delay(pause, CancellationToken.None);
            Assert.False(patience.IsCancellationRequested, $"After {Patience.TotalSeconds:0} seconds there is still {answer}");
        }
    }

    /// <summary>The finished job.</summary>
    public static Task<JsonNode> End(this HttpClient client, string job) => client.Until(job, HasEnded);

    public static bool HasEnded(this JsonNode job) => job.State() is not ("queued" or "running");

    public static string State(this JsonNode job) => job["state"]!.GetValue<string>();

    /// <summary>Rows done, records added, replaced, unchanged, rows rejected.</summary>
    public static (int Done, int Added, int Replaced, int Unchanged, int Rejected) Rows(this JsonNode job)
    {
        var rows = job["rows"]!;
        return (Of("done"), Of("added"), Of("replaced"), Of("unchanged"), Of("rejected"));

        int Of(string count) => rows[count]!.GetValue<int>();
    }

    /// <summary>Records deleted.</summary>
    public static int Deleted(this JsonNode job) => job["rows"]!["deleted"]!.GetValue<int>();

    /// <summary>Imports lines, and reads what came of each.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ImportLines(this HttpClient client, params IEnumerable<string> lines)
    {
        var job = (await client.PostLines(lines)).Job();
        Assert.Equal("succeeded", (await client.End(job)).State());
        return await client.Results(job);
    }

    /// <summary>What came of a row: its outcome, or the place and the code of its first fault.</summary>
    public static string Outcome(this JsonNode row) =>
        row["faults"] is { } faults ? $"{(string?)faults[0]!["pointer"]} {(string?)faults[0]!["code"]}" : (string)row["outcome"]!;

    /// <summary>The results of all rows, over all pages.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Results(this HttpClient client, string job, string query = "?pageSize=500")
    {
        var rows = new List<JsonNode>();
        for (var next = $"{job}/results{query}"; next is not null;)
        {
            var answer = await client.Get(next);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            rows.AddRange(answer.Json["items"]!.AsArray()!);
            next = answer.Json["nextLink"]?.GetValue<string>();
        }

        return rows;
    }

    /// <summary>How many revisions a record has.</summary>
    public static async Task<int> Revisions(this HttpClient client, string record) =>
        (await client.Get($"api/v1/{record}/history?pageSize=500")).Json["items"]?.AsArray().Count ?? 0;
}

/// <summary>One fault of a row that an import rejected.</summary>
internal sealed record RejectedRow(string? File, int? Row, string? Column, string Detail, string Code);
