using System.Security.Cryptography;

namespace CoProduction.Functions.Store.Tables;

/// <summary>Makes a writer wait after it lost to another one.</summary>
internal static class Contention
{
    /// <summary>Other processes win only some of the attempts, so this many attempts do not all fail by chance.</summary>
    private const int MostAttempts = 40;

    /// <summary>After this many attempts, it is likely that the transaction fails by the same record each time.</summary>
    private const int MostTogether = 3;

    private const int LongestPause = 200;

    /// <summary>Whether so many attempts have failed that the next one has a transaction of its own.</summary>
    public static bool IsFierce(int attempt) => attempt > MostTogether;

    /// <summary>Waits for a short random time, up to twice as long after each attempt, so that the same writers do not conflict again.</summary>
    /// <exception cref="ContendedRecordException">All attempts have failed.</exception>
    public static async Task Pause(int attempt, string kind, string id, CancellationToken cancellation)
    {
        if (attempt >= MostAttempts)
        {
            throw new ContendedRecordException(kind, id);
        }

        var most = Math.Min(LongestPause, 2 << Math.Min(attempt, 10));
        await Task.Delay(RandomNumberGenerator.GetInt32(1, most), cancellation);
    }
}

/// <summary>Other writers kept changing the same record, so every attempt of a write failed. Repeating the write later is safe.</summary>
public sealed class ContendedRecordException(string kind, string id)
    : InvalidOperationException($"Other requests keep changing the {kind} {id}. Try again later.");
