using System.Text.Json.Nodes;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Every problem that the program answers, once.</summary>
internal static class ProblemCodes
{
    /// <summary>What any operation can answer.</summary>
    public static readonly string[] Anywhere = ["address-too-long", "internal-error"];

    /// <summary>What any operation can answer that is not open to everyone.</summary>
    public static readonly string[] WithToken = ["unauthenticated", "forbidden", "issuer-unavailable"];

    /// <summary>What any operation can answer that may not be asked as often as anyone likes.</summary>
    public static readonly string[] Limited = ["too-many-requests"];

    /// <summary>What any operation can answer that needs storage.</summary>
    public static readonly string[] WithStorage = ["storage-unavailable"];

    /// <summary>What any operation can answer that reads a body.</summary>
    public static readonly string[] WithBody = ["bad-request", "request-timeout", "body-too-large", "unsupported-media-type"];

    public static readonly IReadOnlyList<ProblemCode> All =
    [
        new("bad-request", 400, "The request cannot be read.", "The request breaks the rules of HTTP."),
        new("invalid-json", 400, "The body is not JSON.", "The body is empty, no UTF-8 or no JSON, or nested more than 32 levels deep."),
        new("validation-failed", 400, "The body has faults.", "`errors` names every fault of the body, each with a JSON pointer.")
        {
            Members = new()
            {
                ["detail"] = "One value is wrong; nothing was changed.",
                ["errors"] = Errors(new Fault("/lines/0/ratePerMonth", "Must be from 0 to 1000000000000.")),
            },
        },
        new("invalid-query", 400, "The query has faults.", "`errors` names every parameter that is unknown, repeated, empty or wrong.")
        {
            Members = new()
            {
                ["detail"] = "pageSize: Must be a whole number from 1 to 500.",
                ["errors"] = Errors(new QueryFault("pageSize", "Must be a whole number from 1 to 500.")),
            },
        },
        new("invalid-header", 400, "A header cannot be read.", "If-Match or Idempotency-Key cannot be read."),
        new("invalid-gzip", 400, "The body is not gzip.", "The body says that it is compressed, and cannot be unpacked."),
        new("import-rejected", 400, "The import was rejected; nothing of it was stored.", "`faults` names what is wrong, by file, line and column.")
        {
            Members = new()
            {
                ["faultCount"] = 1,
                ["faults"] = Errors(new Exchange.Imports.Fault("partners.csv", 2, "theater", "atlantis", "Use one of: north-america, europe, indo-pacific, middle-east.")),
            },
        },
        new("unauthenticated", 401, "This needs a token.", "The request has no bearer token, or one that is not valid."),
        new("forbidden", 403, "You may not do this.", "The caller's roles or partner do not allow it."),
        new("not-found", 404, "There is nothing at this address.", "There is nothing here, or nothing that the caller may see."),
        new("request-timeout", 408, "The body did not arrive in time.", "The body did not arrive in time."),
        new("already-exists", 409, "There is a record with this id.", "`existing` is the address of the record that has the id.")
        {
            Members = new() { ["existing"] = "https://coproduction.example/api/v1/factories/pol-nowa-deba" },
        },
        new("still-referenced", 409, "Other records refer to this one.", "`referrers` names records that would be left without this one.")
        {
            Members = new() { ["referrers"] = new JsonArray("factories/pol-nowa-deba") },
        },
        new("import-running", 409, "Another import is being written.", "One import at a time is written.") { RetryAfter = true },
        new("bill-of-materials-cycle", 409, "The register's bill of materials has a cycle.", "`cycle` names the items that are materials of themselves; until one is changed nothing can be computed.")
        {
            Members = new() { ["cycle"] = new JsonArray("155-HE", "155-PRIMER", "155-HE") },
        },
        new("possible-duplicate", 409, "This looks like a site that is registered already.", "`candidates` names registered sites that look like the new one, and why; name their ids in `notDuplicateOf` where it is another.")
        {
            Members = new()
            {
                ["candidates"] = Errors(new Duplicates.CandidateResponse("factory", "pol-nowa-deba", "https://coproduction.example/api/v1/factories/pol-nowa-deba", 0.97, ["same town"])),
            },
        },
        new("too-late", 409, "The import can no longer be cancelled.", "The import has been accepted, or has come to its end."),
        new("feed-position-expired", 410, "The changes cannot be followed from here.", "The position is older than changes are kept: start again from an export as JSON lines."),
        new("feed-position-outdated", 410, "The changes cannot be followed from here.", "What the caller may see has changed since the position was given: start again from an export as JSON lines."),
        new("version-conflict", 412, "The record has another version by now.", "The record's version is not the one that If-Match names."),
        new("body-too-large", 413, "The body is too large.", "The body is larger than is read here."),
        new("record-too-large", 413, "The record is too large to be kept.", "The record's JSON has more than 200,000 characters."),
        new("address-too-long", 414, "The address is too long.", "The path and the query have more characters than are read."),
        new("unsupported-encoding", 415, "This content encoding is not read here.", "The body is compressed in a way that is not read here."),
        new("idempotency-key-reused", 422, "This key was used for another request.", "The Idempotency-Key belongs to another request of this caller within 24 hours."),
        new("too-many-requests", 429, "You ask too often.", "The caller has sent more than its share of requests.") { RetryAfter = true },
        new("too-many-imports", 429, "Your partner has too many imports that have not come to their end.", "The partner has as many imports as it may have at a time.") { RetryAfter = true },
        new("unsupported-media-type", 415, "This content type is not read here.", "The content type is none of those that are read here."),
        new("precondition-required", 428, "This change needs If-Match.", "The request has no If-Match."),
        new("internal-error", 500, "The program failed.", "The program failed; the correlation id leads to the cause in its log."),
        new("storage-unavailable", 503, "Storage does not answer.", "Storage does not answer; nothing is known to have changed.") { RetryAfter = true },
        new("record-contended", 503, "Others keep changing this record.", "Others kept changing the record while it was to be changed.") { RetryAfter = true },
        new("issuer-unavailable", 503, "The issuer of tokens does not answer.", "The keys of the tokens' issuer cannot be had.") { RetryAfter = true },
    ];

    private static readonly Dictionary<string, ProblemCode> ByCode = All.ToDictionary(problem => problem.Code);

    public static ProblemCode Of(string code) =>
        ByCode.TryGetValue(code, out var problem) ? problem : throw new InvalidOperationException($"{nameof(ProblemCodes)} lacks the code {code}.");

    private static JsonArray Errors(object error) => [Nodes.Of(error)];
}
