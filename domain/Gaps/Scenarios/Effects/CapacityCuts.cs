using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

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
    private readonly bool hopeful;
    private readonly Dictionary<(Share Before, int Cut), Share> shares = [];
    private readonly int months;

    /// <param name="projection">The projection.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="hopeful">Whether doubt is decided in favour of capacity.</param>
    public CapacityCuts(Projection projection, IReadOnlyList<ScenarioChange> changes, bool hopeful)
    {
        (this.projection, this.hopeful) = (projection, hopeful);
        places = new Places(projection.Register);
        traits = [.. Enumerable.Range(0, projection.Items.Count).Select(item => places.TraitsOf(projection.Items[item]))];
        cuts = [.. changes.OfType<CapacityChange>()];
        additions = [.. changes.OfType<AddedCapacity>()];
        months = projection.Horizon.Months;
        whole = new Share([.. Enumerable.Repeat(1.0, months)]);
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
            LinesHitWith(line, item, cut)?.Add(line, projection.CurrentCapacity.Unstated.OfLine(item, line));
        }

        foreach (var line in lines.ExpandingOf(item))
        {
            if (LinesHitWith(line.Registered, item, cut) is { } hit)
            {
                hit.Add(line, lines.UnknownOf(item).IndexOf(partners.NumberOf(line.Registered.Factory.Partner)));
                cut.OfExpandingLines[line.Registered.Id] = hit.Left;
            }
        }
    }

    /// <returns>Null if the line is not hit.</returns>
    private HitLines? LinesHitWith(RegisteredLine line, int item, ItemCuts cut)
    {
        if (LeftOf(HolderOf(line.Factory.Id), item) is not { } left)
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
            var code = projection.CurrentCapacity.Partners[partner];
            cut.OfPartners[partner] = WithNamedSites(Scope.Of(code), LeftOf(HolderOf(code), item), item);
        }

        cut.OfEuropeanUnion = WithNamedSites(Scope.EuropeanUnion, LeftOf(Holder.OfEuropeanUnion.Instance, item), item);
        cut.OfNobodyKnown = WithNamedSites(Scope.Allied, LeftOf(Holder.OfNobodyKnown.Instance, item), item);
    }

    /// <summary>The share that remains of a scope's capacity beyond its lines: of what named sites are observed to make, that of the site which keeps most.</summary>
    /// <param name="holder">The scope.</param>
    /// <param name="others">The share that remains of what belongs to no named site; null means all.</param>
    /// <param name="item">The item.</param>
    private Share? WithNamedSites(Scope holder, Share? others, int item)
    {
        var own = projection.CurrentCapacity.Unattributed(item).ByExtent.Where(part => part.Holder == holder)
            .Select(part => (part.Rates, Left: part.Extent.IsWhole ? [others] : part.Extent.Sites.Select(site => LeftOf(HolderOf(site), item)).ToArray())).ToList();
        if (own.TrueForAll(part => Array.TrueForAll(part.Left, left => ReferenceEquals(left, others))))
        {
            return others;
        }

        return new Share([.. Enumerable.Range(0, months).Select(month =>
            own.Sum(part => part.Rates[month]) is > 0 and var all ? own.Sum(part => part.Rates[month] * part.Left.Max(left => left?[month] ?? 1)) / all
            : others?[month] ?? 1)]);
    }

    private void Add(ItemCuts cut, int item, AddedCapacity addition)
    {
        var left = LeftOf(addition.Partner is { } partner ? HolderOf(partner) : Holder.OfNobodyKnown.Instance, item);
        var added = cut.Added ??= new double[months];
        var first = addition.During.From ?? projection.AsOf;
        for (var month = 0; month < months; month++)
        {
            if (addition.During.Covers(projection.Horizon.At(month), projection.AsOf))
            {
                var units = addition.After(projection.Horizon.At(month).Since(first));
                added[month] += units * (left?[month] ?? 1);
            }
        }
    }

    private Holder.OfPartner HolderOf(CountryCode partner) => new(partner, places.TheaterOf(partner));

    private Holder.OfSite HolderOf(SiteId site) => new(site, places.TheaterOf(site.Partner));

    /// <returns>Null if no change hits the holder. Holders hit by the same changes share one instance.</returns>
    private Share? LeftOf(Holder holder, int item)
    {
        var left = whole;
        for (var place = 0; place < cuts.Length; place++)
        {
            if (cuts[place].HitOf(holder, traits[item]) is var hit && (hit == Hit.Yes || (hit == Hit.Perhaps && !hopeful)))
            {
                left = LeftAfter(left, place);
            }
        }

        return ReferenceEquals(left, whole) ? null : left;
    }

    private Share LeftAfter(Share before, int place)
    {
        if (!shares.TryGetValue((before, place), out var left))
        {
            shares[(before, place)] = left = new Share(LeftAfter(before.ByMonth, cuts[place]));
        }

        return left;
    }

    private double[] LeftAfter(double[] before, CapacityChange cut) =>
        [.. before.Select((left, month) => left * (cut.During.Covers(projection.Horizon.At(month), projection.AsOf) ? cut.Left : 1))];
}
