namespace CoProduction.Functions.Mail.Carriers.Smtp;

/// <summary>The connections to the mail server. One that is no longer needed is kept for the next message, for a short time.</summary>
internal sealed class SmtpConnections : IDisposable
{
    /// <summary>The most connections at a time. Servers commonly allow ten of a client.</summary>
    public const int Most = 4;

    // Servers commonly end a connection after a hundred messages.
    private const int MostMessages = 100;

    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(10);

    private readonly SmtpOptions options;
    private readonly SemaphoreSlim places = new(Most);
    private readonly Lock guard = new();
    private readonly Stack<SmtpConnection> idle = new(Most);
    private readonly ITimer timer;
    private bool disposed;

    public SmtpConnections(SmtpOptions options, TimeProvider time)
    {
        this.options = options;
        timer = time.CreateTimer(_ => QuitIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until a connection may be used.</summary>
    public Task Enter(CancellationToken cancellation) => places.WaitAsync(cancellation);

    public void Leave() => places.Release();

    /// <summary>Takes a kept connection, or opens one.</summary>
    public async Task<SmtpConnection> Take(CancellationToken cancellation)
    {
        lock (guard)
        {
            if (idle.TryPop(out var kept))
            {
                return kept;
            }
        }

        return await SmtpConnection.Open(options, cancellation);
    }

    /// <summary>Keeps a connection for the next message, or ends it.</summary>
    public void Return(SmtpConnection connection)
    {
        if (!connection.Client.IsConnected)
        {
            connection.Dispose();
            return;
        }

        lock (guard)
        {
            if (!disposed && connection.Messages < MostMessages)
            {
                idle.Push(connection);
                timer.Change(LongestIdle, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        _ = connection.Quit();
    }

    public void Dispose()
    {
        lock (guard)
        {
            disposed = true;
            while (idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }

        timer.Dispose();
    }

    /// <summary>Ends the kept connections: for a while, none has been given back.</summary>
    private void QuitIdle()
    {
        SmtpConnection[] old;
        lock (guard)
        {
            old = [.. idle];
            idle.Clear();
        }

        foreach (var connection in old)
        {
            _ = connection.Quit();
        }
    }
}
