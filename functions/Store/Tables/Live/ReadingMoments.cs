namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>
/// Lets a request read the register at one moment. Its first list asks storage which partitions were written to, and everything that it reads after that goes by
/// the same answer. A write of the request ends the moment, so that the request sees what it wrote and everything before it.
/// </summary>
public sealed class ReadingMoments
{
    private readonly AsyncLocal<Moment?> present = new();

    /// <summary>Begins the moment of a request, which lasts until it is disposed of.</summary>
    public IDisposable Begin() => present.Value = new Moment();

    /// <summary>Ends the moment of the request that runs here, if any, when the result is disposed of. What the request reads next begins another one.</summary>
    public IDisposable? EndAfterwards() => present.Value is { } moment ? new Ending(moment) : null;

    /// <summary>The heads of the partitions at the moment of the request that runs here, or now if none does.</summary>
    /// <param name="look">Reads the heads.</param>
    /// <param name="cancellation">Cancels the wait, but not the reading, which others may wait for.</param>
    public Task<IReadOnlyDictionary<string, Guid>> Heads(Func<Task<IReadOnlyDictionary<string, Guid>>> look, CancellationToken cancellation) =>
        (present.Value is { } moment ? moment.Heads(look) : look()).WaitAsync(cancellation);

    private sealed class Ending(Moment moment) : IDisposable
    {
        public void Dispose() => moment.Renew();
    }

    private sealed class Moment : IDisposable
    {
        private readonly Lock guard = new();
        private Task<IReadOnlyDictionary<string, Guid>>? heads;
        private volatile bool isOver;

        /// <summary>Work that goes on after its request has no moment.</summary>
        public void Dispose() => isOver = true;

        public void Renew()
        {
            lock (guard)
            {
                heads = null;
            }
        }

        public Task<IReadOnlyDictionary<string, Guid>> Heads(Func<Task<IReadOnlyDictionary<string, Guid>>> look)
        {
            if (isOver)
            {
                return look();
            }

            lock (guard)
            {
                return heads is null or { IsFaulted: true } ? heads = look() : heads;
            }
        }
    }
}
