using System.Globalization;
using System.Security.Cryptography;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Access.Reads;

/// <summary>The keys of logged reads: a partition for each month, in which newer rows come first.</summary>
internal static class ReadKey
{
    private const string MonthFormat = "yyyyMM";
    private const int Digits = 19;

    public static string Partition(DateTimeOffset at) => at.UtcDateTime.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>A new row key. Two reads of the same moment get two.</summary>
    public static string New(DateTimeOffset at) => $"{Inverted(at)}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>The rows from a moment on and before another.</summary>
    public static KeyRange Between(DateTimeOffset from, DateTimeOffset before) => new($"{Inverted(before)}~", $"{Inverted(from)}~");

    /// <summary>All rows of a partition.</summary>
    public static KeyRange All { get; } = new("0", "~");

    /// <summary>The rows of a partition that are older than a moment.</summary>
    public static KeyRange Before(DateTimeOffset moment) => new($"{Inverted(moment)}~", "~");

    /// <summary>Whether a text is a place in the list: a partition and a row key.</summary>
    public static bool TryParse(string place, out string partition, out string row)
    {
        (partition, row) = place.Split('/') is [{ Length: 6 } month, { Length: > Digits } key] ? (month, key) : ("", "");
        return row.Length > 0;
    }

    private static string Inverted(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString($"D{Digits}", CultureInfo.InvariantCulture);
}
