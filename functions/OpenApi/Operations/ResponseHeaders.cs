using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The headers that responses can have.</summary>
internal static class ResponseHeaders
{
    /// <summary>The headers of all responses.</summary>
    public static readonly IReadOnlyList<string> OfAll = [Correlation.Header, RequestRate.Header, RequestRate.PolicyHeader];

    // A response may omit these.
    private static readonly string[] Optional = ["Idempotency-Replayed", "Link", "Preference-Applied", RequestRate.Header, RequestRate.PolicyHeader, "Retry-After"];

    private static readonly Dictionary<string, (string Description, JsonObject Schema)> All = new()
    {
        [Correlation.Header] = ("Links the response to the program's log. It is the caller's own id if the request has one.", new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9._-]{1,64}$" }),
        ["ETag"] = ("Identifies this version, for If-Match and If-None-Match.", new() { ["type"] = "string", ["pattern"] = "^(W/)?\"[^\"]+\"$" }),
        ["Location"] = ("The absolute address of the new resource, or of the one that has taken the place of this one.", new() { ["type"] = "string", ["format"] = "uri" }),
        ["Retry-After"] = ("The number of seconds to wait before the next request.", new() { ["type"] = "string", ["pattern"] = "^[0-9]+$" }),
        ["WWW-Authenticate"] = ("States that a bearer token is required (RFC 6750).", new() { ["type"] = "string" }),
        ["Content-Disposition"] = ("The suggested file name.", new() { ["type"] = "string" }),
        ["Vary"] = ("States that the response depends on the caller.", new() { ["type"] = "string" }),
        ["Link"] = ("The addresses of the membership proposals that the request led to, each with `rel=\"related\"`; absent if there are none.", new() { ["type"] = "string" }),
        ["Operation-Location"] = ("The absolute address of the job.", new() { ["type"] = "string", ["format"] = "uri" }),
        ["Preference-Applied"] = ("The preference that was applied (RFC 7240).", new() { ["type"] = "string" }),
        ["Idempotency-Replayed"] = ("`true` if this repeats the response to an earlier request with the same Idempotency-Key.", new() { ["type"] = "string", ["const"] = "true" }),
        [RequestRate.Header] = ("`r`: the requests that the caller may send at once; `t`: the seconds until it may send the most. Absent where requests are not counted, as for the health of the program.", new() { ["type"] = "string" }),
        [RequestRate.PolicyHeader] = ("`q`: the requests that a caller may send in `w` seconds. Absent as `RateLimit` is.", new() { ["type"] = "string" }),
        ["Cache-Control"] = ("Whether the response may be cached, and by whom.", new() { ["type"] = "string" }),
    };

    public static JsonObject Of(string name)
    {
        var (description, schema) = All[name];
        return new JsonObject { ["description"] = description, ["required"] = !Optional.Contains(name), ["schema"] = schema.DeepClone() };
    }
}
