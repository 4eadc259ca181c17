namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Finds unfinished jobs that no program runs and asks for a run of each: at the start of every program and every few seconds after.
/// A killed program leaves its message hidden for minutes, and one that was killed between two steps leaves none.
/// </summary>
internal sealed partial class ImportSweep(
    ImportMarkers markers, ImportJobs jobs, ImportMessages queue, ImportRunner runner, TimeProvider time, ILogger<ImportSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // How long a job waits for the run of one message before another is sent.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    // The same where a run has begun since and nobody runs the job: longer than a failed run's own message waits.
    private static readonly TimeSpan WaitAfterRun = TimeSpan.FromSeconds(10);

    // How long a job waits for the run of its first message before it gets another.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    // How long a request can take from its marker to its job.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(5);

    // When a job's last message was sent, and how many runs had begun by then.
    private readonly Dictionary<string, (DateTimeOffset At, int Run)> sent = new(StringComparer.Ordinal);
    private bool isFirst = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Sweep(stoppingToken);
                isFirst = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Storage may be unavailable; the program keeps serving, and the log has the cause.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.Failed(logger, fault);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Sweep(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in sent.Where(one => now - one.Value.At >= LongestWait).ToArray())
        {
            sent.Remove(id);
        }

        foreach (var (partner, id, since) in await markers.Idle(cancellation))
        {
            switch (await jobs.Find(partner, id, cancellation))
            {
                case null when now - since > Making:
                case { IsFinished: true }:
                    await runner.TidyUp(partner, id);
                    break;
                case { } job when IsDue(job, now):
                    sent[id] = (now, job.Run);
                    await queue.Send(partner, id, after: null, cancellation);
                    Log.Resuming(logger, id, job.Rows.Done, job.Rows.Total);
                    break;
            }
        }
    }

    private bool IsDue(ImportJob job, DateTimeOffset now) =>
        sent.TryGetValue(job.Id, out var last)
            ? job.Run > last.Run && now - last.At >= WaitAfterRun
            : isFirst || job.State == ImportState.Running || now - job.CreatedAt >= FirstWait;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Resuming import {Id}: {Done} of {Total} rows done.")]
        public static partial void Resuming(ILogger logger, string id, int done, int? total);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for unfinished imports. The next attempt follows in 5 seconds; check that storage is available if this repeats.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
