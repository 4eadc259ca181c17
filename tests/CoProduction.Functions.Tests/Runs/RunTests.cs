using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Runs;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Runs;

/// <summary>The history of what timers did, and runs by hand.</summary>
public sealed class RunTests(ClockedProgram program) : IClassFixture<ClockedProgram>
{
    private const string Route = "api/v1/runs";

    [Fact]
    public async Task Timers_leave_an_entry_with_what_they_did_unless_there_was_nothing_to_do()
    {
        program.Clock.Now = program.Clock.Now.AddMinutes(1);
        await program.Fire("ArchiveGapReport");
        program.Clock.Now = program.Clock.Now.AddSeconds(1);
        await program.Fire("KeepAuditHeads");
        await program.Fire("SendWeeklyReports");

        var runs = await Listed(program.Clock.Now.AddMinutes(-1));

        Assert.Equal(["audit-heads", "nightly-archive"], runs.Select(run => (string)run["name"]!));
        Assert.All(runs, run => Assert.Equal(("succeeded", "schedule"), ((string?)run["result"], (string?)run["cause"])));
        Assert.Equal(1, (int)runs[1]["counts"]!["nights"]!);
    }

    [Fact]
    public async Task Operator_runs_something_by_hand_once_for_each_key()
    {
        using var watch = program.ClientOf("GBR", Role.Operator);
        program.Clock.Now = program.Clock.Now.AddMinutes(1);
        var answers = new List<Answer>();
        for (var n = 0; n < 2; n++)
        {
            answers.Add(await watch.Ask(HttpMethod.Post, Route, Asking.Json("""{"name":"housekeeping"}"""), ("Idempotency-Key", "tidy")));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Accepted, "queued"), (answer.Status, (string?)answer.Json["result"])));
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        var id = (string)answers[0].Json["id"]!;
        await program.Get<RunHistory>().Asked(program.Get<Housekeeping>(), id, default);
        var done = (await watch.Get($"{Route}/{id}")).Json;
        Assert.Equal(("succeeded", "by-hand"), ((string?)done["result"], (string?)done["cause"]));

        program.Clock.Now = program.Clock.Now.AddMinutes(1);
        await program.Get<RunHistory>().Asked(program.Get<Housekeeping>(), id, default);
        Assert.Equal(done.ToJsonString(), (await watch.Get($"{Route}/{id}")).Json.ToJsonString());
    }

    [Fact]
    public async Task Failure_is_kept_and_thrown_to_the_host()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => program.Get<RunHistory>().Scheduled(new Failing(), default));

        var run = (await Listed(program.Clock.Now)).First(run => (string?)run["name"] == "failing");
        Assert.Equal(("failed", "The log of the program has the cause."), ((string?)run["result"], (string?)run["detail"]));
    }

    [Fact]
    public async Task Only_operators_see_runs_and_wrong_names_are_told_the_right_ones()
    {
        using var coordinator = program.ClientOf("POL", Role.Coordinator, Role.Contributor);
        using var watch = program.ClientOf("GBR", Role.Operator);

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get(Route)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get($"{Route}/{new string('0', 32)}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostText(Route, """{"name":"housekeeping"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await watch.Get($"{Route}/{new string('0', 32)}")).Status);
        var wrong = await watch.PostText(Route, """{"name":"everything"}""");
        Assert.Equal(["/name"], wrong.Pointers);
        Assert.Contains("audit-heads, housekeeping", wrong.Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<JsonNode>> Listed(DateTimeOffset from)
    {
        using var watch = program.ClientOf("GBR", Role.Operator);
        return [.. (await watch.Get(Route)).Json["items"]!.AsArray().OfType<JsonNode>().Where(run => (DateTimeOffset)run["askedAt"]! >= from)];
    }

    private sealed class Failing : IScheduledRun
    {
        public string Name => "failing";

        public Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation) => throw new InvalidOperationException("It went wrong.");
    }
}
