using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>An error (RFC 9457).</summary>
/// <param name="Type">The kind of problem: `urn:coproduction:problem:` followed by its code.</param>
/// <param name="Title">A short title, the same for every problem of a kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The cause of this problem, and a remedy.</param>
/// <param name="Instance">The occurrence of the problem. It is always absent.</param>
/// <param name="Code">A code that never changes, for clients to test.</param>
/// <param name="CorrelationId">The id of the request in the program's log. It is also in the header X-Correlation-Id.</param>
/// <param name="Errors">The faults of the body or of the query.</param>
/// <param name="MoreErrors">The number of further faults that are not listed.</param>
/// <param name="Existing">The address of the record that already has the id.</param>
/// <param name="Cycle">The items of the cycle, with the first one repeated at the end.</param>
/// <param name="FaultCount">The number of faults in the import.</param>
/// <param name="Faults">The first faults of the import.</param>
/// <param name="Candidates">The registered sites that the new site resembles.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string? Instance,
    string Code,
    string CorrelationId,
    IReadOnlyList<ProblemError>? Errors,
    int? MoreErrors,
    string? Existing,
    IReadOnlyList<string>? Cycle,
    int? FaultCount,
    IReadOnlyList<ImportFault>? Faults,
    IReadOnlyList<Duplicates.CandidateResponse>? Candidates);

/// <summary>A fault of a body or a query.</summary>
/// <param name="Pointer">The place in the body as a JSON pointer (RFC 6901), such as `/lines/0/ratePerMonth`. It is empty for the whole body.</param>
/// <param name="Parameter">The query parameter.</param>
/// <param name="Detail">The fault, and a description of a valid value.</param>
/// <param name="Code">For bodies: required, invalid-value, wrong-type, unknown-property, repeated-property, unknown-reference, retired, cycle or conflict.</param>
internal sealed record ProblemError(string? Pointer, string? Parameter, string Detail, string? Code);
