using System.Text.Json.Nodes;
using CoProduction.Functions.Hosting;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Every header that answers can have, once.</summary>
internal static class ResponseHeaders
{
    // Those that an answer may also do without.
    private static readonly string[] Optional = ["Idempotency-Replayed", "Preference-Applied", "Retry-After"];

    private static readonly Dictionary<string, (string Description, JsonObject Schema)> All = new()
    {
        [Correlation.Header] = ("Ties the answer to the program's log; the caller's own, where the request brings one.", new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9._-]{1,64}$" }),
        ["ETag"] = ("Names this version, for If-Match and If-None-Match.", new() { ["type"] = "string", ["pattern"] = "^(W/)?\"[^\"]+\"$" }),
        ["Location"] = ("The absolute address of what was made.", new() { ["type"] = "string", ["format"] = "uri" }),
        ["Retry-After"] = ("In how many seconds to try again.", new() { ["type"] = "string", ["pattern"] = "^[0-9]+$" }),
        ["WWW-Authenticate"] = ("That a bearer token is asked for (RFC 6750).", new() { ["type"] = "string" }),
        ["Content-Disposition"] = ("A name for the file.", new() { ["type"] = "string" }),
        ["Vary"] = ("That the answer is its caller's own.", new() { ["type"] = "string" }),
        ["Operation-Location"] = ("The absolute address of the job.", new() { ["type"] = "string", ["format"] = "uri" }),
        ["Preference-Applied"] = ("The preference that was followed (RFC 7240).", new() { ["type"] = "string" }),
        ["Idempotency-Replayed"] = ("`true` where the same request with the same Idempotency-Key was answered so before.", new() { ["type"] = "string", ["const"] = "true" }),
        ["RateLimit"] = ("How many requests are left, and until when.", new() { ["type"] = "string" }),
        ["RateLimit-Policy"] = ("How many requests a caller may send in how many seconds.", new() { ["type"] = "string" }),
        ["Cache-Control"] = ("Whether and by whom the answer may be kept.", new() { ["type"] = "string" }),
    };

    public static JsonObject Of(string name)
    {
        var (description, schema) = All[name];
        return new JsonObject { ["description"] = description, ["required"] = !Optional.Contains(name), ["schema"] = schema.DeepClone() };
    }
}
