using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>
/// Requests of each kind that supports keys, sent three times with the same key: at first, after exactly a day, and a second
/// later. One program deletes old keys each time in between; another keeps them.
/// </summary>
public sealed class ExpiredKeys : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Dictionary<(string Request, bool Forgets), Thrice> answers = [];

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Ask(forgets: true), Ask(forgets: false));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The three responses to a request.</summary>
    internal Thrice To(string request, bool forgets) => answers[(request, forgets)];

    private async Task Ask(bool forgets)
    {
        await using var program = new ClockedProgram();
        await program.InitializeAsync();
        var first = await Send(program);
        await Move(Day);
        var within = await Send(program);
        await Move(TimeSpan.FromSeconds(1));
        var after = await Send(program);
        var jobs = (await program.Client.Get("api/v1/imports")).Json["items"]!.AsArray().Select(job => job!["self"]!.GetValue<string>()).ToArray();
        var ended = (await program.Client.Get(after["files"].Job())).Json;
        lock (answers)
        {
            foreach (var request in first.Keys)
            {
                answers.Add((request, forgets), new Thrice(first[request], within[request], after[request], jobs, ended));
            }
        }

        async Task Move(TimeSpan by)
        {
            program.Clock.Now += by;
            await (forgets ? program.Fire("ForgetOld") : Task.CompletedTask);
        }
    }

    private static async Task<Dictionary<string, Answer>> Send(ClockedProgram program)
    {
        var stock = ResourceCase.Of("stocks").Example;
        stock.Remove("id");
        stock["value"] = 4711;
        var files = Encoding.UTF8.GetBytes("code,name,theater,memberships,releasable_to\nNOR,Norway,europe,NATO,everyone\n");
        Dictionary<string, Answer> sent = new()
        {
            ["record"] = await program.Client.Ask(HttpMethod.Post, "api/v1/stocks", Asking.Json(stock.ToJsonString()), ("Idempotency-Key", "stock")),
            ["files"] = await program.Client.PostBody("?file=partners.csv", "text/csv", files, ("Idempotency-Key", "files")),
            ["job"] = await program.Client.PostBody("", JobClient.JsonLines, Encoding.UTF8.GetBytes(JobLines.Examples.First()), ("Idempotency-Key", "job")),
        };
        foreach (var job in new[] { "files", "job" })
        {
            await program.RunImport("POL", sent[job].Job());
        }

        return sent;
    }

    /// <param name="First">To the first request.</param>
    /// <param name="Within">To the same after a day to the second.</param>
    /// <param name="After">To the same a second later.</param>
    /// <param name="Jobs">The jobs that there are then, newest first.</param>
    /// <param name="Files">What came of the last import of files.</param>
    internal sealed record Thrice(Answer First, Answer Within, Answer After, IReadOnlyList<string> Jobs, JsonNode Files);
}
