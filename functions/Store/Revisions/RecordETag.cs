using System.Buffers;
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

    public static string Of(string kind, Stored stored)
    {
        // The JSON can be long, and a start computes the ETags of a whole register: its bytes come into memory that is used again.
        var version = string.Create(CultureInfo.InvariantCulture, $"{kind}|{stored.Id}|{stored.ChangedAt.UtcTicks}|");
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(version.Length) + Encoding.UTF8.GetMaxByteCount(stored.Json?.Length ?? 0));
        var length = Encoding.UTF8.GetBytes(version, bytes);
        length += Encoding.UTF8.GetBytes(stored.Json, bytes.AsSpan(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
