using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>Finds the capacity of each item that a set of changes takes away and adds.</summary>
internal sealed class CapacityCuts
{
    private readonly Projection projection;
    private readonly Places places;
    private readonly ItemTraits[] traits;
    private readonly CapacityChange[] cuts;
    private readonly AddedCapacity[] additions;
    private readonly Share whole;
    private readonly Dictionary<(Share Before, int Cut, Hit Hit), Share> shares = [];
    private readonly int months;

    public CapacityCuts(Projection projection, IReadOnlyList<ScenarioChange> changes)
    {
        this.projection = projection;
        places = new Places(projection.Register);
        traits = [.. Enumerable.Range(0, projection.Items.Count).Select(item => places.TraitsOf(projection.Items[item]))];
        cuts = [.. changes.OfType<CapacityChange>()];
        additions = [.. changes.OfType<AddedCapacity>()];
        months = projection.Horizon.Months;
        double[] all = [.. Enumerable.Repeat(1.0, months)];
        whole = new Share(all, all);
    }

    public bool AreNone => cuts.Length + additions.Length == 0;

    /// <summary>By item, what is hit in every case; null if nothing is.</summary>
    public ItemCuts?[] ByItem()
    {
        ItemCuts[] byItem = [.. Enumerable.Range(0, projection.Items.Count).Select(_ => new ItemCuts(projection.CurrentCapacity.Partners.Count))];
        if (cuts.Length > 0)
        {
            foreach (var (item, cut) in byItem.Index())
            {
                CutLines(item, cut);
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

    private void CutLines(int item, ItemCuts cut)
    {
        var (lines, partners) = (projection.CurrentCapacity.Lines, projection.CurrentCapacity.Partners);
        foreach (var line in lines.Of(item))
        {
            LinesHitWith(line, item, cut)?.Add(line);
        }

        foreach (var line in lines.ExpandingOf(item))
        {
            LinesHitWith(line.Registered, item, cut)?.Add(line, lines.UnknownOf(item).IndexOf(partners.NumberOf(line.Registered.Factory.Partner)));
        }
    }

    /// <returns>Null if the line is not hit.</returns>
    private HitLines? LinesHitWith(RegisteredLine line, int item, ItemCuts cut)
    {
        var site = new Holder.OfSite(line.Factory.Id, places.TheaterOf(line.Factory.Partner));
        if (LeftOf(site, item) is not { } left)
        {
            return null;
        }

        if (!cut.Lines.TryGetValue(left, out var hit))
        {
            cut.Lines[left] = hit = new HitLines(left);
        }

        return hit;
    }

    private void CutBeyondLines(int item, ItemCuts cut)
    {
        for (var partner = 0; partner < cut.OfPartners.Length; partner++)
        {
            cut.OfPartners[partner] = LeftOf(HolderOf(projection.CurrentCapacity.Partners[partner]), item);
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

    /// <returns>Null if no change hits the holder. Holders hit by the same changes share one instance.</returns>
    private Share? LeftOf(Holder holder, int item)
    {
        var left = whole;
        for (var place = 0; place < cuts.Length; place++)
        {
            if (cuts[place].HitOf(holder, traits[item]) is not Hit.No and var hit)
            {
                left = LeftAfter(left, place, hit);
            }
        }

        return left == whole ? null : left;
    }

    private Share LeftAfter(Share before, int place, Hit hit)
    {
        if (!shares.TryGetValue((before, place, hit), out var left))
        {
            shares[(before, place, hit)] = left = new Share(
                LeftAfter(before.Lower, cuts[place]), hit == Hit.Yes ? LeftAfter(before.Upper, cuts[place]) : before.Upper);
        }

        return left;
    }

    private double[] LeftAfter(double[] before, CapacityChange cut) =>
        [.. before.Select((left, month) => left * (cut.During.Covers(projection.Horizon.At(month), projection.AsOf) ? cut.Left : 1))];
}
