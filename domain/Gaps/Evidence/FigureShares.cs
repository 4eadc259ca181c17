using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Evidence;

/// <summary>
/// On what a figure rests, by three questions: how well founded, of what kind, how old. The shares of each, 0 to 1, add up to 1 together
/// with what is implied.
/// </summary>
/// <param name="Implied">The part that no record states. It belongs to all three answers.</param>
/// <param name="Reported">The part from records that a published report confirms.</param>
/// <param name="Recalled">The part from records that are widely reported, without an address.</param>
/// <param name="Estimated">The part from derived records.</param>
/// <param name="Lines">The known present rates of registered lines.</param>
/// <param name="Expansions">The part that their expansions add.</param>
/// <param name="Unattributed">The observed output of partners beyond their lines.</param>
/// <param name="Aggregate">The observed output of the EU or of all allies beyond that.</param>
/// <param name="Fresh">The part from records of the last months before the as-of month, or later.</param>
/// <param name="Stale">The part from older records.</param>
/// <param name="Undated">The part from records without a date whose sources have none either.</param>
public sealed record FigureShares(
    double Implied,
    double Reported,
    double Recalled,
    double Estimated,
    double Lines,
    double Expansions,
    double Unattributed,
    double Aggregate,
    double Fresh,
    double Stale,
    double Undated)
{
    /// <param name="parts">The parts of the figure.</param>
    /// <param name="asOf">The as-of month.</param>
    /// <param name="staleAfter">The age in months beyond which a record is stale.</param>
    /// <returns>Null if the parts add up to 0.</returns>
    internal static FigureShares? Of(IReadOnlyList<CapacityPart> parts, Month asOf, int staleAfter)
    {
        var total = parts.Sum(part => part.Units);
        return total > 0
            ? new FigureShares(
                Implied: Share(part => part.Record is null),
                Reported: Founded(Confidence.Reported),
                Recalled: Founded(Confidence.Recalled),
                Estimated: Founded(Confidence.Estimate),
                Lines: Kind(PartKind.Line),
                Expansions: Kind(PartKind.Expansion),
                Unattributed: Kind(PartKind.Unattributed),
                Aggregate: Kind(PartKind.Aggregate),
                Fresh: Share(part => part.AsOf is { } date && asOf.Since(date.Month) <= staleAfter),
                Stale: Share(part => part.AsOf is { } date && asOf.Since(date.Month) > staleAfter),
                Undated: Share(part => part is { Record: not null, AsOf: null }))
            : null;

        double Share(Func<CapacityPart, bool> counts) => parts.Where(counts).Sum(part => part.Units) / total;

        double Founded(Confidence confidence) => Share(part => part.Record?.Source.Confidence == confidence);

        double Kind(PartKind kind) => Share(part => part.Kind == kind);
    }
}
