using System.Security.Cryptography;

namespace CoProduction.Functions.Tables;

/// <summary>What a writer does whom another one preceded.</summary>
internal static class Contention
{
    /// <summary>Another process takes at most some of the turns, so that this many tries never all fail by chance.</summary>
    private const int MostAttempts = 40;

    private const int LongestPause = 200;

    /// <summary>Waits a little, each time up to twice as long, so that the same writers do not meet again.</summary>
    /// <exception cref="ContendedRecordException">It has been tried often enough.</exception>
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
