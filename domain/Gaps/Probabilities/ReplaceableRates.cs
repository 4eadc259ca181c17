using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Effects;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The capacity without a known maker that rates coming to light first take the place of, by month: none in a hopeful reading.</summary>
/// <param name="projection">The projection, with the scenario's changes if there are any.</param>
/// <param name="reading">The reading.</param>
internal sealed class ReplaceableRates(Projection projection, Reading reading)
{
    private readonly CurrentCapacity current = projection.CurrentCapacity;
    private readonly ItemCuts?[]? cuts = projection.Effects?.ChangedIn(reading).ByItem;
    private readonly bool isHopeful = reading.IsHopeful();

    /// <summary>By month and place, what is unattributed of the place's partner; months in which nothing changes share one list.</summary>
    public double[][] OwnBy((int Item, int Partner)[] places) =>
        Shared<double>(month => [.. places.Select(place => isHopeful ? 0 : current.Unattributed(place.Item).OfPartner(place.Partner, month)
            * (cuts?[place.Item]?.OfPartners[place.Partner]?[month] ?? 1))]);

    /// <summary>By month and item, what is unattributed of larger scopes and implied; months in which nothing changes share one list.</summary>
    /// <param name="places">The items and partners that may get a newly published rate. Of other items nothing can be replaced.</param>
    public Replaceable[][] ElsewhereBy((int Item, int Partner)[] places)
    {
        int[] items = [.. places.Select(place => place.Item).Distinct()];
        return Shared(month =>
        {
            var elsewhere = new Replaceable[current.Items.Count];
            foreach (var item in isHopeful ? [] : items)
            {
                var (ofEuropeanUnion, ofNobodyKnown) = (cuts?[item]?.OfEuropeanUnion?[month] ?? 1, cuts?[item]?.OfNobodyKnown?[month] ?? 1);
                elsewhere[item] = new Replaceable(
                    current.Unattributed(item).OfEuropeanUnion(month) * ofEuropeanUnion,
                    current.Unattributed(item).OfAllied(month) * ofNobodyKnown,
                    current.Implied(item, month) * ofNobodyKnown);
            }

            return elsewhere;
        });
    }

    private TFigure[][] Shared<TFigure>(Func<int, TFigure[]> inMonth)
        where TFigure : IEquatable<TFigure>
    {
        var byMonth = new TFigure[current.Horizon.Months][];
        for (var month = 0; month < byMonth.Length; month++)
        {
            var own = inMonth(month);
            byMonth[month] = month > 0 && own.AsSpan().SequenceEqual(byMonth[month - 1]) ? byMonth[month - 1] : own;
        }

        return byMonth;
    }
}

/// <param name="EuropeanUnion">The EU's observed output beyond its members', units a month.</param>
/// <param name="Allied">All allies' observed output beyond that, units a month.</param>
/// <param name="Implied">Implied capacity, units a month.</param>
internal readonly record struct Replaceable(double EuropeanUnion, double Allied, double Implied);
