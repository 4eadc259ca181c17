using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The items that embargoes limit, and the share that remains of each.</summary>
/// <remarks>
/// Products that need known quantities of a mineral share what remains of it. An item that needs a limited one in an unstated quantity keeps the same
/// share of its output, and so on upwards through the bills of materials. Where only some makers lose a part, the items that need the mineral lose that
/// part of what those makers make.
/// </remarks>
internal sealed class EmbargoLimits
{
    private readonly Projection projection;
    private readonly IReadOnlyList<ScenarioChange> changes;
    private readonly Outlook outlook;
    private readonly Embargo[] embargoes;
    private readonly ILookup<ItemCode, (ItemCode Item, bool IsKnown)> above;
    private readonly SortedDictionary<int, Share> left = [];

    /// <param name="projection">The projection.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="outlook">
    /// The case, whose plans say how much each maker makes, and the reading: whether the mildest of contradicting shares counts, or the worst.
    /// </param>
    public EmbargoLimits(Projection projection, IReadOnlyList<ScenarioChange> changes, Outlook outlook)
    {
        (this.projection, this.changes, this.outlook) = (projection, changes, outlook);
        embargoes = [.. changes.OfType<Embargo>()];
        above = projection.Register.Items
            .SelectMany(item => item.Materials, (item, line) => (line.Item, Above: (item.Code, projection.Explosion.Quantities.Of(line) is not null)))
            .ToLookup(each => each.Item, each => each.Above);
        foreach (var chain in embargoes.Length > 0 ? projection.Register.MineralChains : [])
        {
            Limit(chain);
        }
    }

    /// <summary>
    /// The share that remains, by the item's number, ascending. Items that keep everything are left out, but for a mineral of which only some makers
    /// lose a part.
    /// </summary>
    public IEnumerable<(int Item, Share Left)> Left => left.Select(each => (each.Key, each.Value));

    public bool AreNone => left.Count == 0;

    private void Limit(MineralChain chain)
    {
        var (groups, losses) = (new MakerGroups(projection, chain), LossesOf(chain));
        if (losses.All(loss => loss is not { Stages.Count: > 0 }))
        {
            return;
        }

        var hopeful = outlook.Reading.IsHopeful();
        var shares = new MakerShares([.. losses.Select(loss => groups.LeftOf(loss, hopeful))], () => new RemainingMakers(projection, changes, groups, outlook));
        Put(chain.Mineral, shares.OfBest);
        var passed = new Dictionary<ItemCode, Share>();
        var waiting = new Queue<ItemCode>();
        foreach (var (over, isKnown) in above[chain.Mineral])
        {
            // What is left of a mineral in known quantity is shared by all who need it. Only if some makers may lose more is it each one's own.
            var own = shares.Of(projection.Items.Find(over)!.Value);
            if (!isKnown || groups.AreRegional)
            {
                Put(over, own);
            }

            Pass(over, own);
        }

        while (waiting.TryDequeue(out var item))
        {
            foreach (var (over, isKnown) in above[item])
            {
                if (!isKnown)
                {
                    Put(over, passed[item]);
                }

                Pass(over, passed[item]);
            }
        }

        void Pass(ItemCode item, Share share)
        {
            var tighter = passed.TryGetValue(item, out var former) ? former.And(share) : share;
            if (former is null || !former.ByMonth.SequenceEqual(tighter.ByMonth))
            {
                passed[item] = tighter;
                waiting.Enqueue(item);
            }
        }
    }

    /// <summary>By month, what the countries that embargo a mineral cost; null where nothing is stated of any.</summary>
    private MineralLoss?[] LossesOf(MineralChain chain)
    {
        var losses = new MineralLoss?[projection.Horizon.Months];
        CountryCode[] before = [];
        for (var month = 0; month < losses.Length; month++)
        {
            var countries = Embargoing(chain.Mineral, month);
            losses[month] = month > 0 && countries.SequenceEqual(before) ? losses[month - 1] : MineralLoss.Of(chain, countries);
            before = countries;
        }

        return losses;
    }

    private CountryCode[] Embargoing(ItemCode mineral, int month) =>
        [
            .. embargoes
                .Where(embargo => embargo.Minerals.Count == 0 || embargo.Minerals.Contains(mineral))
                .Where(embargo => embargo.During.Covers(projection.Horizon.At(month), projection.AsOf, embargo.MonthsOfStock))
                .SelectMany(embargo => embargo.Countries).Distinct().Order(),
        ];

    /// <summary>Adds a limit on an item. If there are two, the tighter one holds in each month.</summary>
    private void Put(ItemCode code, Share share)
    {
        var item = projection.Items.Find(code)!.Value;
        left[item] = left.TryGetValue(item, out var other) ? other.And(share) : share;
    }
}
