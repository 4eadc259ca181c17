using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Http;

/// <summary>A kind of problem that the API returns (RFC 9457).</summary>
/// <param name="Code">The name of the kind: lower-case words with dashes. A published code never changes.</param>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Title">A short title, the same for every occurrence.</param>
/// <param name="Meaning">The cause, in Markdown.</param>
public sealed record ProblemKind(string Code, int Status, string Title, string Meaning)
{
    /// <summary>Whether the response has <c>Retry-After</c>.</summary>
    public bool HasRetryAfter { get; init; }

    /// <summary>Makes an occurrence of this kind.</summary>
    /// <param name="detail">What happened this time and what the caller can do; null if the title says it all.</param>
    /// <param name="members">Further members of the problem; null for none.</param>
    public ProblemHttpResult Answer(string? detail = null, IEnumerable<KeyValuePair<string, object?>>? members = null) =>
        TypedResults.Problem(
            detail: detail,
            statusCode: Status,
            title: Title,
            type: $"urn:coproduction:problem:{Code}",
            extensions: [new("code", Code), .. members ?? []]);
}
