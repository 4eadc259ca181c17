using System.Security.Cryptography;
using System.Text;

namespace CoProduction.Functions.Store;

/// <summary>How long to wait after a failed attempt to tell somebody something.</summary>
internal static class RetryPauses
{
    /// <summary>How long attempts may fail before they end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    private const int Growth = 3;
    private const double LeastShare = 0.8;
    private const double MostShare = 1.2;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>
    /// The pause after so many failures in a row: 5 seconds, then three times as long each time, up to 6 hours, each a fifth longer or shorter, so that what
    /// failed together does not all come back together.
    /// </summary>
    /// <param name="id">What failed, which decides by how much.</param>
    /// <param name="failures">The number of failures, from 1.</param>
    public static TimeSpan After(string id, int failures)
    {
        var pause = Math.Min(First.TotalSeconds * Math.Pow(Growth, failures - 1), Longest.TotalSeconds);
        var draw = SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {failures}"))[0] / (double)byte.MaxValue;
        return TimeSpan.FromSeconds(pause * (LeastShare + ((MostShare - LeastShare) * draw)));
    }
}
