using Azure.Storage.Queues;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Import;

/// <summary>When a job that nobody runs gets another message. The program runs no jobs, and the test moves the sweep's clock.</summary>
public sealed class ImportSweepTests : IAsyncLifetime
{
    private readonly HttpClient client = new HttpClient().As("POL");
    private readonly ManualTime time = new(TimeProvider.System.GetUtcNow());
    private string connection = "";
    private HostedProgram program = null!;

    public async ValueTask InitializeAsync()
    {
        connection = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(connection, "sweep"), runsByItself: false);
        client.BaseAddress = program.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await program.DisposeAsync();
    }

    [Fact]
    public async Task Job_gets_another_message_ten_seconds_after_the_last_where_a_run_began_since_and_else_after_a_minute()
    {
        var id = (await client.PostLines(JobLines.Examples)).Job().Split('/')[^1];
        var jobs = program.Get<ImportJobs>();
        using var sweep = new ImportSweep(
            program.Get<ImportMarkers>(), jobs, program.Get<ImportMessages>(), program.Get<ImportRunner>(), time, NullLogger<ImportSweep>.Instance);
        var start = time.GetUtcNow();

        await sweep.StartAsync(default);
        var messages = new List<int> { await Messages() };
        await jobs.Change((await jobs.Find("POL", id, default))!, job => job with { State = ImportState.Running, Run = job.Run + 1 }, default);
        while (time.GetUtcNow() - start < TimeSpan.FromSeconds(75))
        {
            await time.MoveToNextDueAsync();
            messages.Add(await Messages());
        }

        await sweep.StopAsync(default);
        Assert.Equal(
            [(0, 2), (10, 3), (70, 4)],
            messages.Index().Where(look => look.Index == 0 || look.Item > messages[look.Index - 1]).Select(look => (5 * look.Index, look.Item)));
    }

    /// <summary>How many messages the queue holds once the sweep waits again. The request has sent one.</summary>
    private async Task<int> Messages()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (time.NextDue is null)
        {
            await Task.Delay(5, patience.Token);
        }

        return (await new QueueClient(connection, ImportMessages.Name).GetPropertiesAsync(patience.Token)).Value.ApproximateMessagesCount;
    }
}
