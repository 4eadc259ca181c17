using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Access;

/// <summary>An unsigned token, assembled by hand so that it can be wrong in every way.</summary>
/// <param name="Header">The header.</param>
/// <param name="Payload">The claims.</param>
/// <param name="Signature">Signs header and payload.</param>
public sealed record TokenDraft(JsonObject Header, JsonObject Payload, Func<byte[], byte[]> Signature)
{
    /// <summary>A copy with another claim; null removes the claim.</summary>
    public TokenDraft Claim(string name, JsonNode? value) => this with { Payload = Changed(Payload, name, value) };

    /// <summary>A copy with another header entry; null removes the entry.</summary>
    public TokenDraft Head(string name, JsonNode? value) => this with { Header = Changed(Header, name, value) };

    /// <summary>A copy with a claim set to a time, in seconds from now.</summary>
    public TokenDraft Time(string name, int seconds) => Claim(name, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds);

    public TokenDraft SignedBy(Func<byte[], byte[]> signature) => this with { Signature = signature };

    /// <summary>The token as it is sent.</summary>
    public override string ToString()
    {
        var signed = $"{Part(Header)}.{Part(Payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject Changed(JsonObject former, string name, JsonNode? value)
    {
        var changed = former.DeepClone().AsObject();
        changed.Remove(name);
        if (value is not null)
        {
            changed[name] = value;
        }

        return changed;
    }
}
