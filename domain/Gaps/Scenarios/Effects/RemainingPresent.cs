using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>What cuts leave of one item's present: of its capacity without a registered maker, and of the part whose growth is unstated.</summary>
/// <param name="current">The output without any plan.</param>
/// <param name="item">The item.</param>
/// <param name="cuts">The parts of the item's capacity that are hit.</param>
internal sealed class RemainingPresent(CurrentCapacity current, int item, ItemCuts cuts)
{
    private readonly double[] leftOfPartners = new double[cuts.OfPartners.Length];

    /// <summary>The shares that remain in a month. Valid until the next call.</summary>
    public UnattributedShares SharesIn(int month)
    {
        for (var partner = 0; partner < leftOfPartners.Length; partner++)
        {
            leftOfPartners[partner] = cuts.OfPartners[partner]?[month] ?? 1;
        }

        return new UnattributedShares(leftOfPartners, cuts.OfEuropeanUnion?[month] ?? 1, cuts.OfNobodyKnown?[month] ?? 1);
    }

    /// <summary>The loss of capacity without a registered maker, units a month.</summary>
    public double LostBeyondLines(bool hopeful, int month) => LostBeyondLines(current.Unattributed(item, hopeful), month, month);

    /// <summary>What remains of the part that may grow by a month.</summary>
    public GrowingPart Growing(int month)
    {
        var lostPresent = LostBeyondLines(current.Unattributed(item), current.Unstated.Now, month);
        foreach (var hit in cuts.Lines.Values)
        {
            lostPresent += hit.Current * (1 - hit.Left[month]);
        }

        return current.Unstated.Growing(item, LostUnstated(month), lostPresent, month);
    }

    /// <summary>The part of the present whose growth nobody has stated, as far as it remains, units a month.</summary>
    public double Unstated(int month) => Forecast.Less(current.Unstated.Of(item), LostUnstated(month));

    /// <param name="unattributed">The observed output beyond the registered lines.</param>
    /// <param name="at">The month whose observations count.</param>
    /// <param name="month">The month whose cuts count.</param>
    private double LostBeyondLines(UnattributedCapacity unattributed, int at, int month)
    {
        var lost = (unattributed.OfEuropeanUnion(at) * Gone(cuts.OfEuropeanUnion, month))
            + ((unattributed.OfAllied(at) + current.Implied(item, at)) * Gone(cuts.OfNobodyKnown, month));
        for (var partner = 0; partner < cuts.OfPartners.Length; partner++)
        {
            lost += unattributed.OfPartner(partner, at) * Gone(cuts.OfPartners[partner], month);
        }

        return lost;
    }

    private double LostUnstated(int month)
    {
        var unstated = current.Unstated;
        var lost = (unstated.OfEuropeanUnion(item) * Gone(cuts.OfEuropeanUnion, month)) + (unstated.OfNobodyKnown(item) * Gone(cuts.OfNobodyKnown, month));
        for (var partner = 0; partner < cuts.OfPartners.Length; partner++)
        {
            lost += unstated.OfPartner(item, partner) * Gone(cuts.OfPartners[partner], month);
        }

        foreach (var hit in cuts.Lines.Values)
        {
            lost += hit.Unstated * (1 - hit.Left[month]);
        }

        return lost;
    }

    private static double Gone(Share? share, int month) => share is null ? 0 : 1 - share[month];
}
