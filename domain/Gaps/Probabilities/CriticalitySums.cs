using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Counts, over some trials, how often each item binds each product with a target in its goal's last month.</summary>
internal sealed class CriticalitySums
{
    private readonly UseMatrix uses;
    private readonly (int Product, ProductGoal Goal)[] aims;
    private readonly int[][] counts;
    private readonly bool[] isBound;
    private readonly int[][] members;

    public CriticalitySums(Projection projection, IReadOnlyList<FamilyGoal> goals)
    {
        uses = projection.Explosion.Uses;
        aims = [.. goals.SelectMany(goal => goal.Aims)];
        counts = [.. aims.Select(_ => new int[uses.Items])];
        isBound = new bool[uses.Items];
        members = [.. aims.Select(aim => aim.Goal.Members.ToArray())];
    }

    /// <summary>Adds a trial.</summary>
    /// <param name="production">What the trial can make, and what stops it.</param>
    public void Add(TrialProduction production)
    {
        for (var aim = 0; aim < aims.Length; aim++)
        {
            var marks = production.MarksIn(aims[aim].Goal.Last);
            isBound.AsSpan().Clear();
            foreach (var member in members[aim])
            {
                var place = uses.PlacesOf(member).Start.Value;
                foreach (var use in uses[member])
                {
                    isBound[use.Item] |= marks[place++];
                }
            }

            for (var item = 0; item < isBound.Length; item++)
            {
                counts[aim][item] += isBound[item] ? 1 : 0;
            }
        }
    }

    /// <summary>By aim, in order: the items that bind in some trial, with their numbers of trials; the most frequent first.</summary>
    public static IReadOnlyList<IReadOnlyList<(int Item, int Count)>> Of(IReadOnlyList<CriticalitySums> batches) =>
    [
        .. Enumerable.Range(0, batches[0].counts.Length).Select(aim => (IReadOnlyList<(int, int)>)
        [
            .. Enumerable.Range(0, batches[0].uses.Items)
                .Select(item => (Item: item, Count: batches.Sum(batch => batch.counts[aim][item])))
                .Where(each => each.Count > 0)
                .OrderByDescending(each => each.Count)
                .ThenBy(each => each.Item),
        ]),
    ];
}
