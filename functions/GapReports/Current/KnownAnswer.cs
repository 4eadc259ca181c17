using System.Security.Cryptography;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.GapReports.Current;

/// <summary>An answer that was computed, ready to be sent.</summary>
/// <param name="Content">JSON or text, in UTF-8.</param>
/// <param name="ETag">Its ETag without quotes.</param>
internal sealed record KnownAnswer(byte[] Content, string ETag)
{
    public static KnownAnswer Of(byte[] content) => new(content, ETags.TagOf(SHA256.HashData(content)));
}
