using CoProduction.Registry.Agreements;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Candidates;

/// <summary>A record that supports a candidate.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Id">The id of the line, agreement or MRO site.</param>
/// <param name="Source">The record's source.</param>
/// <param name="Room">How much more of the item a line could make, units a month; null if unknown or if the record is no line of the item.</param>
/// <param name="Standing">The standing of an agreement; null for other records.</param>
public sealed record Reason(ReasonKind Kind, string Id, Source Source, double? Room = null, AgreementStanding? Standing = null)
{
    internal static Reason Of(ReasonKind kind, Agreement agreement) =>
        new(kind, agreement.Id.Value, agreement.Source, null, agreement.Standing());
}
