namespace CoProduction.Functions.History.Audit;

/// <summary>The result of checking the history against its hashes.</summary>
/// <param name="IsSound">Whether the check found no faults.</param>
/// <param name="Records">The number of checked records that the caller may see.</param>
/// <param name="Revisions">The number of their revisions that the caller may see.</param>
/// <param name="ComparedWith">The night whose stored heads the histories were compared with; absent if none are stored yet.</param>
/// <param name="Faults">The first thousand faults.</param>
public sealed record AuditResponse(bool IsSound, int Records, int Revisions, DateTimeOffset? ComparedWith, IReadOnlyList<AuditFault> Faults);

/// <summary>One fault in a history.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="KeptBy">The partner that owns the record; absent if no partner does.</param>
/// <param name="Id">The record's id; absent if the caller may not see the record.</param>
/// <param name="Revision">
/// The number of the revision that shows the fault, as the record's owner counts them; absent if the caller may not see the record.
/// </param>
/// <param name="Code">changed, removed, reordered, record-changed, record-removed or head-differs.</param>
/// <param name="Detail">What the code means.</param>
public sealed record AuditFault(string Kind, string? KeptBy, string? Id, int? Revision, string Code, string Detail)
{
    /// <summary>The same fault for a caller that may not see the record.</summary>
    public AuditFault OfHidden() => this with { Id = null, Revision = null };
}
