using System.Globalization;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>
/// The ids of jobs: 12 hexadecimal digits that fall with the time and 8 by chance, so that newer jobs come first in ordinal order.
/// </summary>
internal static class ImportIds
{
    private const int Length = 20;

    /// <summary>The id of the job of a request that has this slot, so that each such request means the same job.</summary>
    public static string Of(Guid slot) => Since(AnswerTime.Of(slot)) + slot.ToString("N")[24..];

    /// <summary>What the ids of jobs that were started until this moment sort behind.</summary>
    public static string Since(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{(1L << 48) - moment.ToUnixTimeMilliseconds():x12}");

    public static bool IsId(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
