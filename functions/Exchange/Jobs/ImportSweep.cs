namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>
/// Has jobs run that nobody runs although they have not come to their end: at the start of every program and every few seconds after
/// it. A killed program leaves its message hidden for minutes, and one that was stopped between two steps leaves none.
/// </summary>
internal sealed partial class ImportSweep(
    ImportMarkers markers, ImportJobs jobs, ImportMessages queue, ImportRunner runner, TimeProvider time, ILogger<ImportSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    // How long a job may wait for its first message before another is sent.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // How long a request may take to get from its marker to its job.
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DateTimeOffset> sent = new(StringComparer.Ordinal);
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
#pragma warning disable CA1031 // Storage may be away; the program serves all the same, and the log has the cause.
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
        foreach (var (id, _) in sent.Where(one => now - one.Value >= Patience).ToArray())
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
                    sent[id] = now;
                    await queue.Send(partner, id, after: null, cancellation);
                    Log.Sent(logger, id);
                    break;
            }
        }
    }

    private bool IsDue(ImportJob job, DateTimeOffset now) =>
        !sent.ContainsKey(job.Id) && (isFirst || job.State == ImportState.Running || now - job.CreatedAt >= Patience);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Import {Id} is gone on with.")]
        public static partial void Sent(ILogger logger, string id);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished imports could not be looked for.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
