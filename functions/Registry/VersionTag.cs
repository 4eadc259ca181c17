using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoProduction.Functions.Registry;

/// <summary>
/// Names a version of a record: a hash of what it is and when it became so. It tells nothing of the versions before, which
/// whoever sees this one may never have seen.
/// </summary>
internal static class VersionTag
{
    private const int Bytes = 16;

    public static string Of(string kind, Stored stored) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{kind}|{stored.Id}|{stored.ChangedAt.UtcTicks}|{stored.Json}"))).AsSpan(0, Bytes));
}
