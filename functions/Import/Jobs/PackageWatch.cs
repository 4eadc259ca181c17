using Azure;
using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Once a second, stores the progress of an import of files and looks whether its job was cancelled.</summary>
internal sealed class PackageWatch : IProgress<ImportProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource done = new();
    private readonly Dictionary<string, int> read = new(StringComparer.Ordinal);
    private readonly Lock guard = new();
    private readonly ImportJobs jobs;
    private readonly ImportJob job;
    private readonly Task watching;
    private volatile string? step;
    private bool isDisposed;

    public PackageWatch(ImportJobs jobs, ImportJob job, TimeProvider time, CancellationToken cancellation)
    {
        (this.jobs, this.job) = (jobs, job);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        watching = Watch(time);
    }

    /// <summary>Cancelled when the import is to stop, for any reason.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Whether the job was cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>How many rows of all files have been read.</summary>
    public int RowsRead
    {
        get
        {
            lock (guard)
            {
                return read.Values.Sum();
            }
        }
    }

    public void Report(ImportProgress value)
    {
        lock (guard)
        {
            step = value.Total is { } total and > 0 && value.Done < total ? $"{value.Step}: {value.Done} of {total}" : value.Step;
            if (value.Step.StartsWith("Reading", StringComparison.Ordinal))
            {
                read[value.Step] = value.Done;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await done.CancelAsync();
        await watching;
        stop.Dispose();
        done.Dispose();
    }

    private async Task Watch(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
            {
                try
                {
                    await Note(done.Token);
                }
                catch (Exception fault) when (fault is RequestFailedException or AggregateException)
                {
                    // The next look follows in a second.
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
    }

    private async Task Note(CancellationToken cancellation)
    {
        var seen = (Step: step, Rows: RowsRead);

        var next = await jobs.Change(
            job,
            now => now.IsFinished || (now.Step == seen.Step && (now.Decided || now.Rows.Done == seen.Rows))
                ? now
                : now with { Step = seen.Step, Rows = now.Decided ? now.Rows : now.Rows with { Done = seen.Rows } },
            cancellation);
        if (next is null or { CancelRequested: true, Decided: false })
        {
            IsCancelled = true;
            await stop.CancelAsync();
        }
    }
}
