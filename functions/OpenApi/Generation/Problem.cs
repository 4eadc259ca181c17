namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>What went wrong (RFC 9457).</summary>
/// <param name="Type">Names the kind of problem: `urn:coproduction:problem:` and its code.</param>
/// <param name="Title">The same for each problem of a kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened this time, and what to do.</param>
/// <param name="Instance">Which occurrence it is; never told.</param>
/// <param name="Code">A code that clients can rely on.</param>
/// <param name="CorrelationId">Leads to the cause in the program's log; also in the header X-Correlation-Id.</param>
/// <param name="Errors">What is wrong with the body, or with the query.</param>
/// <param name="MoreErrors">How many faults there are besides those listed.</param>
/// <param name="Existing">The address of the record that has the id.</param>
/// <param name="Referrers">Path and id of records that refer to this one.</param>
/// <param name="Cycle">The items of the cycle, the first one again at its end.</param>
/// <param name="FaultCount">How many faults the import has.</param>
/// <param name="Faults">The first of them.</param>
/// <param name="Candidates">Registered sites that the new one looks like.</param>
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
    IReadOnlyList<string>? Referrers,
    IReadOnlyList<string>? Cycle,
    int? FaultCount,
    IReadOnlyList<Exchange.Imports.Fault>? Faults,
    IReadOnlyList<Duplicates.CandidateResponse>? Candidates);

/// <summary>One thing that is wrong with a body or a query.</summary>
/// <param name="Pointer">Where in the body: a JSON pointer (RFC 6901), such as `/lines/0/ratePerMonth`; empty for the whole body.</param>
/// <param name="Parameter">Which parameter of the query.</param>
/// <param name="Detail">What is wrong and what would be right.</param>
/// <param name="Code">For bodies: required, invalid-value, wrong-type, unknown-property, repeated-property, unknown-reference, cycle or conflict.</param>
internal sealed record ProblemError(string? Pointer, string? Parameter, string Detail, string? Code);
