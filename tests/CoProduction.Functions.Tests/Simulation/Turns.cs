namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// The order in which storage carries out what writers ask of it. Each request waits until every writer has one that waits, or has ended; then one of them is
/// carried out. So the order does not depend on how fast the writers are, and the same seed repeats it.
/// </summary>
/// <param name="random">Whose request is next.</param>
/// <param name="writers">The number of writers.</param>
internal sealed class Turns(Random random, int writers) : IAsyncDisposable
{
    // A writer that sends nothing for so long waits for another one: programs write together what comes together.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    // A job starts when a program looks for it.
    private static readonly TimeSpan PatienceWithJobs = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly Lock guard = new();
    private readonly Writer[] all = [.. Enumerable.Range(0, writers).Select(_ => new Writer())];
    private readonly List<Waiting> waiting = [];
    private bool isBusy;
    private ITimer? look;

    /// <summary>From now on, requests are expected.</summary>
    public void Begin()
    {
        lock (guard)
        {
            Array.ForEach(all, writer => writer.Since = TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>Waits for the turn of a request. It lasts until it is disposed of.</summary>
    /// <param name="writer">Whose request it is.</param>
    /// <param name="request">Which of the requests that a writer sends at once is first.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    public async Task<IDisposable> Take(int writer, string request, CancellationToken cancellation)
    {
        var mine = new Waiting(writer, request);
        lock (guard)
        {
            look ??= TimeProvider.System.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
            waiting.Add(mine);
        }

        Look();
        await using var cancelled = cancellation.Register(() => Leave(mine));
        await mine.Turn.Task;
        return new Turn(this, writer);
    }

    /// <summary>Says whether the writer waits for a program to run its job.</summary>
    public void Await(int writer, bool isRun)
    {
        lock (guard)
        {
            all[writer].AwaitsRun = isRun;
        }
    }

    /// <summary>The writer sends nothing more that waits for its turn.</summary>
    public void End(int writer)
    {
        lock (guard)
        {
            all[writer].HasEnded = true;
        }

        Look();
    }

    public async ValueTask DisposeAsync()
    {
        if (look is not null)
        {
            await look.DisposeAsync();
        }
    }

    private void Look()
    {
        lock (guard)
        {
            if (isBusy || waiting.Count == 0 || Enumerable.Range(0, all.Length).Any(IsExpected))
            {
                return;
            }

            var ready = waiting.Select(one => one.Writer).Distinct().Order().ToArray();
            var writer = ready[random.Next(ready.Length)];
            var next = waiting.Where(one => one.Writer == writer).MinBy(one => one.Request, StringComparer.Ordinal)!;
            waiting.Remove(next);
            isBusy = true;
            next.Turn.SetResult();
        }
    }

    private bool IsExpected(int number) =>
        all[number] is { HasEnded: false } writer && waiting.All(one => one.Writer != number)
        && TimeProvider.System.GetElapsedTime(writer.Since) < (writer.AwaitsRun ? PatienceWithJobs : Patience);

    private void Leave(Waiting mine)
    {
        lock (guard)
        {
            if (waiting.Remove(mine))
            {
                mine.Turn.SetCanceled();
            }
        }

        Look();
    }

    private void Over(int writer)
    {
        lock (guard)
        {
            isBusy = false;
            all[writer].Since = TimeProvider.System.GetTimestamp();
        }

        Look();
    }

    private sealed class Writer
    {
        public bool HasEnded { get; set; }

        public bool AwaitsRun { get; set; }

        /// <summary>When its last request was carried out.</summary>
        public long Since { get; set; }
    }

    private sealed record Waiting(int Writer, string Request)
    {
        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(Turns turns, int writer) : IDisposable
    {
        public void Dispose() => turns.Over(writer);
    }
}
