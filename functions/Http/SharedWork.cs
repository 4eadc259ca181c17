namespace CoProduction.Functions.Http;

/// <summary>Does work once for all who ask for the same at the same time. It is cancelled when nobody waits for it any more.</summary>
internal sealed class SharedWork<TResult>
    where TResult : class
{
    private readonly Dictionary<string, Flight> flights = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>Begins the work, or waits for the same work that somebody else has begun.</summary>
    /// <param name="key">Names the work.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends this wait.</param>
    /// <returns>The result, and whether this call began the work.</returns>
    public async Task<(TResult Result, bool IsOwn)> Of(string key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        var (flight, isOwn) = Join(key, work);
        try
        {
            return (await flight.Result.WaitAsync(cancellation), isOwn);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    /// <summary>Finds a result that is kept, or does the work as above. Who began the work may have been refused for what it alone did: that is no result for others, who begin anew.</summary>
    /// <param name="kept">The result that is kept; null if none is.</param>
    /// <param name="key">Names the work.</param>
    /// <param name="work">The work.</param>
    /// <param name="isRefusal">Whether a result says only that its caller was refused.</param>
    /// <param name="cancellation">Ends this wait.</param>
    public async Task<TResult> Of(Func<TResult?> kept, Func<string> key, Func<CancellationToken, Task<TResult>> work, Func<TResult, bool> isRefusal, CancellationToken cancellation)
    {
        while (true)
        {
            if (kept() is { } found)
            {
                return found;
            }

            var (result, isOwn) = await Of(key(), work, cancellation);
            if (isOwn || !isRefusal(result))
            {
                return result;
            }
        }
    }

    private (Flight Flight, bool IsOwn) Join(string key, Func<CancellationToken, Task<TResult>> work)
    {
        lock (guard)
        {
            // Who asks again for work that has ended begins it anew, even while others are still being told of it.
            var isOwn = !flights.TryGetValue(key, out var flight) || flight.Result.IsCompleted;
            if (isOwn)
            {
                flights[key] = flight = new Flight(work);
            }

            flight!.Waiting++;
            return (flight, isOwn);
        }
    }

    private void Leave(string key, Flight flight)
    {
        lock (guard)
        {
            if (--flight.Waiting > 0)
            {
                return;
            }

            // Who comes now begins anew, even if this work has not ended yet.
            if (flights.GetValueOrDefault(key) == flight)
            {
                flights.Remove(key);
            }
        }

        flight.Dispose();
    }

    private sealed class Flight : IDisposable
    {
        private readonly CancellationTokenSource ended = new();

        public Flight(Func<CancellationToken, Task<TResult>> work) => Result = Task.Run(() => work(ended.Token));

        public Task<TResult> Result { get; }

        public int Waiting { get; set; }

        /// <summary>Cancels the work. Its token is needed until it has ended.</summary>
        public void Dispose()
        {
            ended.Cancel();
            Result.ContinueWith(_ => ended.Dispose(), TaskScheduler.Default);
        }
    }
}
