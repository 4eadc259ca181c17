using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The observed totals by item and scope, as known in the as-of month.</summary>
/// <remarks>
/// In each scope, the observation nearest to the goal's first month, within six months, opens the forecast and holds from its start; if there is
/// none, the latest earlier one opens it. Each later observation replaces the total from its month on. Undated baselines are not observations. A
/// company's total spans several partners, so it is no part of any other total.
/// </remarks>
public sealed class Observations
{
    /// <summary>How many months before or after a goal's first month an observation may open its forecast.</summary>
    public const int OpeningReach = 6;

    private static readonly SortedDictionary<Scope, List<Observation>> None = [];

    private readonly Dictionary<ItemCode, SortedDictionary<Scope, List<Observation>>> byItem = [];
    private readonly HashSet<ItemCode> dated = [];

    public Observations(Register register, ItemIndex items, Horizon horizon, Month asOf)
    {
        var starts = new GoalStarts(register, items, horizon);
        var observing = register.Baselines.Where(baseline =>
            baseline is { Kind: BaselineKind.Baseline, AsOf: not null, Scope.Kind: not ScopeKind.Company });
        foreach (var total in observing.GroupBy(baseline => (baseline.Item, baseline.Scope)))
        {
            dated.Add(total.Key.Item);
            if (Used([.. total], starts.Of(items.Find(total.Key.Item)), asOf, horizon) is { Count: > 0 } used)
            {
                byItem.TryAdd(total.Key.Item, []);
                byItem[total.Key.Item].Add(total.Key.Scope, used);
            }
        }
    }

    /// <summary>The scopes in which the item is observed, in their order, each with its observations, earliest first.</summary>
    public IReadOnlyDictionary<Scope, List<Observation>> Of(ItemCode item) =>
        byItem.GetValueOrDefault(item) ?? None;

    /// <summary>Whether any dated observation names the item, whether used or not.</summary>
    public bool Name(ItemCode item) => dated.Contains(item);

    private static List<Observation> Used(List<Baseline> observed, Month start, Month asOf, Horizon horizon)
    {
        var opening = Best(observed.Where(baseline => Math.Abs(baseline.AsOf!.Month.Since(start)) <= OpeningReach)
                .OrderBy(baseline => Math.Abs(baseline.AsOf!.Month.Since(start)))
                .ThenBy(baseline => baseline.AsOf!.Month))
            ?? Best(observed.Where(baseline => baseline.AsOf!.Month < start)
                .OrderByDescending(baseline => baseline.AsOf!.Month));
        var until = opening is { } opened && opened.AsOf!.Month > start ? opened.AsOf.Month : start;
        var last = asOf < horizon.Last ? asOf : horizon.Last;
        var later = observed.Where(baseline => baseline.AsOf!.Month > until && baseline.AsOf.Month <= last)
            .GroupBy(baseline => baseline.AsOf!.Month)
            .OrderBy(sameMonth => sameMonth.Key)
            .Select(sameMonth => Observed(Best(sameMonth.OrderBy(baseline => 0))!, horizon.IndexOf(sameMonth.Key)));
        return opening is null ? [.. later] : [Observed(opening, 0), .. later];

        Observation Observed(Baseline baseline, int from) => new(baseline, from, horizon.IndexOf(baseline.AsOf!.Month));
    }

    /// <summary>The first observation; on a tie the better founded, then the lower, then by id.</summary>
    private static Baseline? Best(IOrderedEnumerable<Baseline> ordered) =>
        ordered.ThenBy(baseline => baseline.Source.Confidence)
            .ThenBy(baseline => baseline.Rate.Units)
            .ThenBy(baseline => baseline.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
}
