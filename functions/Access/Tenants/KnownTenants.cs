namespace CoProduction.Functions.Access.Tenants;

/// <summary>
/// The tenants as this instance last read them from the table. What is older than <see cref="Longest"/> is not used, also while storage is
/// away: who was removed is refused within that time on every instance, and a fault of storage lets nobody in.
/// </summary>
public sealed partial class KnownTenants(Func<CancellationToken, Task<TenantPartners>> read, TimeProvider time, ILogger<KnownTenants> logger)
{
    /// <summary>The age at which tenants are read again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>The age at which tenants are used no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The time between a reading that failed and the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock turn = new();
    private volatile Reading? known;
    private Task latest = Task.CompletedTask;

    // A reading sets this before it ends. Only the holder of the lock reads it, after the reading has ended.
    private DateTimeOffset nextReading = DateTimeOffset.MinValue;

    /// <summary>The tenants as they were at most <see cref="Longest"/> ago.</summary>
    /// <exception cref="TenantsUnavailableException">The table cannot be read.</exception>
    public async ValueTask<TenantPartners> Current(CancellationToken cancellation)
    {
        if (known?.Within(Longest, time) is { } usable)
        {
            if (known?.Within(Freshness, time) is null)
            {
                _ = Renew();
            }

            return usable;
        }

        await Renew().WaitAsync(cancellation);
        return known?.Within(Longest, time) ?? throw new TenantsUnavailableException();
    }

    /// <summary>Starts a reading, unless one is running or has just failed. All requests share a reading, so none of them can cancel it.</summary>
    private Task Renew()
    {
        lock (turn)
        {
            if (latest.IsCompleted && time.GetUtcNow() >= nextReading)
            {
                latest = Read();
            }

            return latest;
        }
    }

    private async Task Read()
    {
        try
        {
            var begun = time.GetUtcNow();
            using var patience = new CancellationTokenSource(Patience);
            known = new Reading(await read(patience.Token), begun);
        }
#pragma warning disable CA1031 // Every fault means the same to a request: the tenants are not known. The log names it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, Longest.TotalSeconds, fault);
            nextReading = time.GetUtcNow() + Pause;
        }
    }

    /// <param name="Partners">What was read.</param>
    /// <param name="Begun">When the reading began. Everything that was written before is in it.</param>
    private sealed record Reading(TenantPartners Partners, DateTimeOffset Begun)
    {
        /// <summary>What was read, if it is younger than this. A clock that was set back makes it too old.</summary>
        public TenantPartners? Within(TimeSpan age, TimeProvider time) =>
            time.GetUtcNow() - Begun is var passed && passed >= TimeSpan.Zero && passed < age ? Partners : null;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Reading the table of tenants failed. Tenants that were read within the last {Seconds} seconds are still let in; afterwards nobody is. "
                + "Check that storage answers.")]
        public static partial void Failed(ILogger logger, double seconds, Exception fault);
    }
}

/// <summary>It cannot be read which tenants belong to which partners, so a token can be neither accepted nor refused.</summary>
internal sealed class TenantsUnavailableException() : Exception("The table of tenants cannot be read.");
