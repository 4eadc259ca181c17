using CoProduction.Registry.Agreements;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Candidates;

/// <summary>A record that speaks for a candidate.</summary>
/// <param name="Kind">Why it does.</param>
/// <param name="Id">The id of the line, agreement or MRO site.</param>
/// <param name="Source">Where the record is said.</param>
/// <param name="Room">How much more of the item a line could make, units a month; null where that is unknown, or not the line's to say.</param>
/// <param name="Standing">Of an agreement, whether it is in force; null of other records.</param>
public sealed record Reason(ReasonKind Kind, string Id, Source Source, double? Room = null, AgreementStanding? Standing = null)
{
    internal static Reason Of(ReasonKind kind, Agreement agreement) =>
        new(kind, agreement.Id.Value, agreement.Source, null, agreement.Standing());
}
