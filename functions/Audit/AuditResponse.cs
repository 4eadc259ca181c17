namespace CoProduction.Functions.Audit;

/// <summary>What came of holding the history against its seals.</summary>
/// <param name="IsSound">Whether nothing was found wrong.</param>
/// <param name="Records">How many records were checked that the caller may see.</param>
/// <param name="Revisions">How many revisions of them the caller sees.</param>
/// <param name="ComparedWith">The night whose heads the histories were compared with; absent where none were kept yet.</param>
/// <param name="Faults">What is wrong, the first thousand.</param>
public sealed record AuditResponse(bool IsSound, int Records, int Revisions, DateTimeOffset? ComparedWith, IReadOnlyList<AuditFault> Faults);

/// <summary>One thing that is wrong with a history.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="KeptBy">The partner that keeps the record; absent where the coordinators do.</param>
/// <param name="Id">The record's id; absent where the caller may not see the record.</param>
/// <param name="Revision">The number of the revision at which it shows, as its keeper counts; absent where the caller may not see the record.</param>
/// <param name="Code">changed, removed, reordered, record-changed, record-removed or head-differs.</param>
/// <param name="Detail">What that means.</param>
public sealed record AuditFault(string Kind, string? KeptBy, string? Id, int? Revision, string Code, string Detail)
{
    /// <summary>The same, told to whom the record itself is not shown.</summary>
    public AuditFault OfHidden() => this with { Id = null, Revision = null };
}
