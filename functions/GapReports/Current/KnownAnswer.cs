using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Current;

/// <summary>An answer that was computed, ready to be sent.</summary>
/// <param name="Json">The JSON in UTF-8.</param>
/// <param name="ETag">Its ETag without quotes.</param>
internal sealed record KnownAnswer(byte[] Json, string ETag)
{
    public static KnownAnswer Of(JsonObject answer)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, RecordJson.Options);
        return new KnownAnswer(json, ETags.TagOf(SHA256.HashData(json)));
    }
}
