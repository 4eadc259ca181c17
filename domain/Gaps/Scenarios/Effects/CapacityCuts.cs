using CoProduction.Gaps.Contributions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>Finds what of each item's capacity some changes take, and what they add.</summary>
internal sealed class CapacityCuts(Projection projection, IReadOnlyList<ScenarioChange> changes)
{
    private readonly Places places = new(projection.Register);
    private readonly CapacityChange[] cuts = [.. changes.OfType<CapacityChange>()];
    private readonly AddedCapacity[] additions = [.. changes.OfType<AddedCapacity>()];
    private readonly int months = projection.Horizon.Months;

    public bool AreNone => cuts.Length + additions.Length == 0;

    /// <summary>By item, what is hit in a case; null where nothing is.</summary>
    public ItemCuts?[] In(ForecastCase forecast)
    {
        ItemCuts[] byItem = [.. Enumerable.Range(0, projection.Items.Count).Select(_ => new ItemCuts(projection.Present.Partners.Count))];
        if (cuts.Length > 0)
        {
            CutLines(byItem, forecast);
            foreach (var (item, cut) in byItem.Index())
            {
                CutBeyondLines(item, cut);
            }
        }

        foreach (var addition in additions)
        {
            if (projection.Items.Find(addition.Item) is { } item)
            {
                Add(byItem[item], item, addition);
            }
        }

        return [.. byItem.Select(cut => cut.IsEmpty ? null : cut)];
    }

    private void CutLines(ItemCuts[] byItem, ForecastCase forecast)
    {
        foreach (var (site, parts) in new Contributors(projection, forecast).Sites)
        {
            var holder = new Holder.OfSite(site, places.TheaterOf(site.Partner));
            foreach (var part in parts)
            {
                if (LeftOf(holder, part.Item) is { } left)
                {
                    byItem[part.Item].Lines.Add((part, left));
                }
            }
        }
    }

    private void CutBeyondLines(int item, ItemCuts cut)
    {
        for (var partner = 0; partner < cut.OfPartners.Length; partner++)
        {
            cut.OfPartners[partner] = LeftOf(HolderOf(projection.Present.Partners[partner]), item);
        }

        cut.OfEuropeanUnion = LeftOf(Holder.OfEuropeanUnion.Instance, item);
        cut.OfNobodyKnown = LeftOf(Holder.OfNobodyKnown.Instance, item);
    }

    private void Add(ItemCuts cut, int item, AddedCapacity addition)
    {
        var left = LeftOf(addition.Partner is { } partner ? HolderOf(partner) : Holder.OfNobodyKnown.Instance, item);
        var added = cut.Added ??= new Share(new double[months], new double[months]);
        var first = addition.During.From ?? projection.AsOf;
        for (var month = 0; month < months; month++)
        {
            if (addition.During.Covers(projection.Horizon.At(month), projection.AsOf))
            {
                var units = addition.After(projection.Horizon.At(month).Since(first));
                added.Lower[month] += units * (left?.Lower[month] ?? 1);
                added.Upper[month] += units * (left?.Upper[month] ?? 1);
            }
        }
    }

    private Holder.OfPartner HolderOf(CountryCode partner) => new(partner, places.TheaterOf(partner));

    /// <returns>Null where no change hits it.</returns>
    private Share? LeftOf(Holder holder, int item)
    {
        Share? left = null;
        var traits = places.TraitsOf(projection.Items[item]);
        foreach (var cut in cuts)
        {
            if (cut.HitOf(holder, traits) is not Hit.No and var hit)
            {
                left ??= new Share(Whole(), Whole());
                Take(cut, left.Lower);
                if (hit == Hit.Yes)
                {
                    Take(cut, left.Upper);
                }
            }
        }

        return left;
    }

    private void Take(CapacityChange cut, double[] left)
    {
        for (var month = 0; month < months; month++)
        {
            left[month] *= cut.During.Covers(projection.Horizon.At(month), projection.AsOf) ? cut.Left : 1;
        }
    }

    private double[] Whole()
    {
        var whole = new double[months];
        Array.Fill(whole, 1);
        return whole;
    }
}
