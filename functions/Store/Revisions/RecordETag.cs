using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoProduction.Functions.Store.Revisions;

/// <summary>
/// Identifies a version of a record by a hash of its content and the time of its change. The hash reveals nothing about earlier versions,
/// because a reader of this version may not have been allowed to see those.
/// </summary>
internal static class RecordETag
{
    private const int Bytes = 16;

    public static string Of(string kind, Stored stored) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{kind}|{stored.Id}|{stored.ChangedAt.UtcTicks}|{stored.Json}"))).AsSpan(0, Bytes));
}
