using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Evidence;

/// <summary>
/// On what a figure rests, by three questions: how well founded, of what kind, how old. The shares of each, 0 to 1, add up to 1 together
/// with what is implied and what has grown.
/// </summary>
/// <param name="Implied">What today's products need beyond all records; part of all three answers.</param>
/// <param name="Growth">What grew at the pace observed of totals, though no record states it; part of all three answers.</param>
/// <param name="Reported">What rests on records that a published report confirms.</param>
/// <param name="Recalled">On records that are widely reported, without an address.</param>
/// <param name="Estimated">On derived records.</param>
/// <param name="Lines">What registered lines are known to make now.</param>
/// <param name="Plans">What their plans add.</param>
/// <param name="Unattributed">What is observed of partners beyond their lines.</param>
/// <param name="Aggregate">What is observed of the EU or of all allies beyond that.</param>
/// <param name="Fresh">What rests on records of the last months before the as-of month, or later.</param>
/// <param name="Stale">On older ones.</param>
/// <param name="Undated">On records that state no date, and whose sources state none.</param>
public sealed record FigureShares(
    double Implied,
    double Growth,
    double Reported,
    double Recalled,
    double Estimated,
    double Lines,
    double Plans,
    double Unattributed,
    double Aggregate,
    double Fresh,
    double Stale,
    double Undated)
{
    /// <param name="parts">The parts of the figure.</param>
    /// <param name="asOf">The as-of month.</param>
    /// <param name="staleAfter">How many months old a record may be.</param>
    /// <returns>Null where the parts come to nothing, so that there is nothing to share.</returns>
    internal static FigureShares? Of(IReadOnlyList<CapacityPart> parts, Month asOf, int staleAfter)
    {
        var total = parts.Sum(part => part.Units);
        return total > 0
            ? new FigureShares(
                Implied: Kind(PartKind.Implied),
                Growth: Kind(PartKind.Growth),
                Reported: Founded(Confidence.Reported),
                Recalled: Founded(Confidence.Recalled),
                Estimated: Founded(Confidence.Estimate),
                Lines: Kind(PartKind.Line),
                Plans: Kind(PartKind.Plan),
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
