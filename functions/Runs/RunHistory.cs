using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Runs;

/// <summary>Keeps what timers did, in a table that the first run creates. A scheduled run that found nothing to do leaves no entry.</summary>
public sealed partial class RunHistory : ITraces
{
    private const string Partition = "runs";
    private const string By = "By";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private static readonly KeyRange All = new("run|", "run}");

    private readonly CreatedOnFirstUse<TableClient> table;
    private readonly JsonRows<RecordedRun> rows;
    private readonly TimeProvider time;
    private readonly ILogger<RunHistory> logger;

    public RunHistory(TableServiceClient service, StoragePrefix prefix, TimeProvider time, ILogger<RunHistory> logger)
    {
        (this.time, this.logger) = (time, logger);
        table = new(service.GetTableClient($"{prefix}Runs"), table => table.CreateIfNotExistsAsync());
        rows = new(table.Open, Partition, run => KeyOf(run.Id), (row, run) => row[By] = run.By);
    }

    public TracePlace Place => TracePlace.Runs;

    /// <summary>Runs what a timer has fired for, and keeps how it ended.</summary>
    public async Task Scheduled(IScheduledRun run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var entry = new RecordedRun(SlotId.Of(null, now), run.Name, RunCause.Schedule, By: null, now, RunResult.Running) { StartedAt = now };
        await rows.Add(entry, cancellation);
        if (await Do(run, entry, cancellation) is { Counts: null, Result: RunResult.Succeeded })
        {
            await rows.Remove(KeyOf(entry.Id), cancellation);
        }
    }

    /// <summary>Keeps that somebody has asked for a run.</summary>
    /// <returns>The run; the earlier one of a repeated request.</returns>
    internal async Task<RecordedRun> Ask(string name, Author author, string id, CancellationToken cancellation)
    {
        var asked = new RecordedRun(id, name, RunCause.ByHand, author.Name, time.GetUtcNow(), RunResult.Queued);
        return await rows.Add(asked, cancellation) ? asked : await Find(id, cancellation) ?? asked;
    }

    /// <summary>Runs what somebody has asked for, unless it was begun before: after a crash, whoever wants it again asks again.</summary>
    internal async Task Asked(IScheduledRun run, string id, CancellationToken cancellation)
    {
        var isMine = false;
        var entry = await rows.Change(
            KeyOf(id),
            latest =>
            {
                isMine = latest.Result == RunResult.Queued;
                return isMine ? latest with { Result = RunResult.Running, StartedAt = time.GetUtcNow() } : latest;
            },
            cancellation);
        if (isMine && entry is not null)
        {
            await Do(run, entry, cancellation);
        }
    }

    /// <summary>A run; null where there is none of this id.</summary>
    internal Task<RecordedRun?> Find(string id, CancellationToken cancellation) => rows.Find(KeyOf(id), cancellation);

    /// <summary>The runs that are kept, the newest first.</summary>
    internal async Task<IReadOnlyList<RecordedRun>> List(CancellationToken cancellation) => [.. (await rows.Read(All, cancellation)).Reverse()];

    /// <summary>Deletes runs of more than 400 days ago.</summary>
    internal async Task Forget(CancellationToken cancellation) =>
        await PartitionScan.Delete(
            await table.Open(cancellation), Partition, All with { Before = KeyOf(SlotId.Of(null, time.GetUtcNow() - Kept)) }, where: null, cancellation);

    /// <summary>How many runs somebody asked for.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation) =>
        await PartitionScan.Count(await table.Open(cancellation), Partition, All, AuthorFilter.Of(By, author), cancellation);

    /// <summary>Does the work. What goes wrong is kept, and thrown to the host, which counts and logs it.</summary>
    private async Task<RecordedRun> Do(IScheduledRun run, RecordedRun entry, CancellationToken cancellation)
    {
        try
        {
            var counts = await run.Run(cancellation);
            Log.Succeeded(logger, run.Name);
            return await End(entry with { Result = RunResult.Succeeded, Counts = counts });
        }
        catch
        {
            // What went wrong may name records that an operator may not see.
            await End(entry with { Result = RunResult.Failed, Detail = cancellation.IsCancellationRequested ? "The program ended first." : "The log of the program has the cause." });
            throw;
        }
    }

    private async Task<RecordedRun> End(RecordedRun run)
    {
        var ended = run with { EndedAt = time.GetUtcNow() };
        await rows.Change(KeyOf(run.Id), _ => ended, CancellationToken.None);
        return ended;
    }

    private static string KeyOf(string id) => $"run|{id}";

    private static partial class Log
    {
        // The alert for a missing weekly report looks for it (infra/modules/alerts.bicep).
        [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} has succeeded.")]
        public static partial void Succeeded(ILogger logger, string run);
    }
}
