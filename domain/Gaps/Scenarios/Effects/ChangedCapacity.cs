using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The capacity of one item after cuts and additions, at one bound, month by month.</summary>
/// <remarks>Newly published rates replace what remains of the unattributed capacity.</remarks>
/// <param name="current">The output without any expansion.</param>
/// <param name="forecast">The capacities before the changes.</param>
/// <param name="item">The item.</param>
/// <param name="cuts">The parts of the item's capacity that are hit.</param>
/// <param name="lines">The lines that are hit, in the case.</param>
/// <param name="at">Selects the bound of a share.</param>
internal sealed class ChangedCapacity(CurrentCapacity current, Forecast forecast, int item, ItemCuts cuts, HitCapacity[] lines, Func<Share, double[]> at)
{
    private readonly UnattributedCapacity unattributed = current.Unattributed(item);
    private readonly double[] leftOfPartners = new double[cuts.OfPartners.Length];
    private readonly double[] newlyPublished = new double[current.Lines.UnknownOf(item).Length];

    /// <summary>
    /// Units a month at the lower bound: newly published rates count only as far as they exceed the remaining capacity without a known maker.
    /// </summary>
    public double Lower(int month)
    {
        var sure = Sure(month);
        var left = new UnattributedShares(leftOfPartners, Left(cuts.OfEuropeanUnion, month), Left(cuts.OfNobodyKnown, month));
        return current.LowerCapacity(item, month, sure, NewlyPublished(month), left) + Added(month);
    }

    /// <summary>Units a month at the upper bound: newly published rates count fully.</summary>
    public double Upper(int month)
    {
        var capacity = Sure(month) + Added(month);
        foreach (var rate in NewlyPublished(month))
        {
            capacity += rate;
        }

        return capacity;
    }

    /// <summary>Whether anything changes in a month.</summary>
    public bool IsHit(int month) =>
        Array.Exists(lines, hit => Left(hit.Left, month) < 1)
        || Array.Exists(cuts.OfPartners, share => Left(share, month) < 1)
        || Left(cuts.OfEuropeanUnion, month) < 1
        || Left(cuts.OfNobodyKnown, month) < 1
        || Added(month) > 0;

    private double Sure(int month)
    {
        var lost = (unattributed.OfEuropeanUnion(month) * Gone(cuts.OfEuropeanUnion, month))
            + ((unattributed.OfAllied(month) + current.Implied(item, month)) * Gone(cuts.OfNobodyKnown, month));
        for (var partner = 0; partner < leftOfPartners.Length; partner++)
        {
            leftOfPartners[partner] = Left(cuts.OfPartners[partner], month);
            lost += unattributed.OfPartner(partner, month) * (1 - leftOfPartners[partner]);
        }

        foreach (var hit in lines)
        {
            lost += hit.Known[month] * Gone(hit.Left, month);
        }

        return Math.Max(0, Forecast.Less(forecast.Sure(item, month), lost));
    }

    private ReadOnlySpan<double> NewlyPublished(int month)
    {
        var before = forecast.NewlyPublished(item, month);
        if (before.IsEmpty)
        {
            return before;
        }

        before.CopyTo(newlyPublished);
        foreach (var hit in lines)
        {
            for (var place = 0; place < newlyPublished.Length && hit.NewlyPublished is not null; place++)
            {
                newlyPublished[place] = Math.Max(0, newlyPublished[place] - (hit.NewlyPublished[month, place] * Gone(hit.Left, month)));
            }
        }

        return newlyPublished;
    }

    private double Added(int month) => cuts.Added is { } added ? at(added)[month] : 0;

    private double Left(Share? share, int month) => share is null ? 1 : at(share)[month];

    private double Gone(Share? share, int month) => 1 - Left(share, month);
}
