using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The items that embargoes limit, and the share that remains of each.</summary>
/// <remarks>
/// Products that need known quantities of a mineral share what remains of it. An item that needs a limited one in an unstated quantity keeps the same
/// share of its output, and so on upwards through the bills of materials.
/// </remarks>
internal sealed class EmbargoLimits
{
    private readonly Projection projection;
    private readonly Embargo[] embargoes;
    private readonly ILookup<ItemCode, (ItemCode Item, bool IsKnown)> above;
    private readonly SortedDictionary<int, Share> left = [];
    private readonly bool hopeful;

    /// <param name="projection">The projection.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="hopeful">Whether the mildest of contradicting shares counts, or the worst.</param>
    public EmbargoLimits(Projection projection, IReadOnlyList<ScenarioChange> changes, bool hopeful)
    {
        (this.projection, this.hopeful) = (projection, hopeful);
        embargoes = [.. changes.OfType<Embargo>()];
        above = projection.Register.Items
            .SelectMany(item => item.Materials, (item, line) => (line.Item, Above: (item.Code, projection.Explosion.Quantities.Of(line) is not null)))
            .ToLookup(each => each.Item, each => each.Above);
        foreach (var chain in embargoes.Length > 0 ? projection.Register.MineralChains : [])
        {
            if (LeftOf(chain) is { } share)
            {
                Limit(chain.Mineral, share);
            }
        }
    }

    /// <summary>The share that remains, by the item's number, ascending. Items that keep everything are left out.</summary>
    public IEnumerable<(int Item, Share Left)> Left => left.Select(each => (each.Key, each.Value));

    public bool AreNone => left.Count == 0;

    /// <summary>The share of a mineral that remains under the countries' embargoes; null if all remains.</summary>
    private Share? LeftOf(MineralChain chain)
    {
        var remaining = new double[projection.Horizon.Months];
        var (before, loss, any) = ((CountryCode[])[], (MineralLoss?)null, false);
        for (var month = 0; month < remaining.Length; month++)
        {
            var countries = Embargoing(chain.Mineral, month);
            loss = month > 0 && countries.SequenceEqual(before) ? loss : MineralLoss.Of(chain, countries);
            before = countries;
            remaining[month] = 1 - (((hopeful ? loss?.AtLeast : loss?.AtMost) ?? 0) / 100);
            any |= loss is not null;
        }

        return any ? new Share(remaining) : null;
    }

    private CountryCode[] Embargoing(ItemCode mineral, int month) =>
        [
            .. embargoes
                .Where(embargo => embargo.Minerals.Count == 0 || embargo.Minerals.Contains(mineral))
                .Where(embargo => embargo.During.Covers(projection.Horizon.At(month), projection.AsOf, embargo.MonthsOfStock))
                .SelectMany(embargo => embargo.Countries).Distinct().Order(),
        ];

    private void Limit(ItemCode mineral, Share share)
    {
        Put(mineral, share);
        var (reached, waiting) = (new HashSet<ItemCode> { mineral }, new Queue<ItemCode>([mineral]));
        while (waiting.TryDequeue(out var item))
        {
            foreach (var (over, isKnown) in above[item])
            {
                if (!isKnown)
                {
                    Put(over, share);
                }

                if (reached.Add(over))
                {
                    waiting.Enqueue(over);
                }
            }
        }
    }

    /// <summary>Adds a limit on an item. If there are two, the tighter one holds in each month.</summary>
    private void Put(ItemCode code, Share share)
    {
        var item = projection.Items.Find(code)!.Value;
        left[item] = left.TryGetValue(item, out var other) ? new Share([.. share.ByMonth.Zip(other.ByMonth, Math.Min)]) : share;
    }
}
