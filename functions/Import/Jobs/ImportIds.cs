using System.Globalization;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// The ids of jobs: 12 hexadecimal digits that count down with the time, then 8 random ones. So newer jobs come first in ordinal order.
/// </summary>
internal static class ImportIds
{
    private const int Length = 20;

    /// <summary>The id of the job of a request with this slot. The same slot always gives the same id.</summary>
    public static string Of(Guid slot) => Since(AnswerTime.Of(slot)) + slot.ToString("N")[24..];

    /// <summary>The beginning of an id that sorts before the ids of all jobs started up to this moment.</summary>
    public static string Since(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{(1L << 48) - moment.ToUnixTimeMilliseconds():x12}");

    public static bool IsId(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
