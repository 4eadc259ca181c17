using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The observed totals by item and extent, as known in the as-of month.</summary>
/// <remarks>
/// Of each extent, the observation nearest to the goal's first month, within six months, opens the forecast and holds from its start; if there is
/// none, the latest earlier one opens it. Each later observation replaces the total from its month on. Undated baselines are not observations. A
/// company's total spans several partners, so it is no part of any other total, unless it names the sites.
/// </remarks>
public sealed class Observations
{
    /// <summary>How many months before or after a goal's first month an observation may open its forecast.</summary>
    public const int OpeningReach = 6;

    private static readonly SortedDictionary<Extent, List<Observation>> None = [];

    private readonly Dictionary<ItemCode, SortedDictionary<Extent, List<Observation>>> byItem = [];
    private readonly HashSet<ItemCode> dated = [];
    private readonly Dictionary<SiteId, Factory> named;
    private readonly Horizon horizon;

    public Observations(Register register, ItemIndex items, Horizon horizon, Month asOf)
    {
        this.horizon = horizon;
        var starts = new GoalStarts(register, items, horizon);
        var sites = register.Baselines.SelectMany(baseline => baseline.Extent.Sites).ToHashSet();
        named = sites.Count == 0 ? [] : register.Factories.Where(factory => sites.Contains(factory.Id)).ToDictionary(factory => factory.Id);
        foreach (var total in register.Baselines.Where(baseline => baseline.IsObservation).GroupBy(baseline => (baseline.Item, baseline.Extent)))
        {
            dated.Add(total.Key.Item);
            if (Used([.. total], starts.Of(items.Find(total.Key.Item)), asOf, horizon) is { Count: > 0 } used)
            {
                byItem.TryAdd(total.Key.Item, []);
                byItem[total.Key.Item].Add(total.Key.Extent, used);
            }
        }
    }

    /// <summary>What the item is observed of, in order, each with its observations, earliest first.</summary>
    public IReadOnlyDictionary<Extent, List<Observation>> Of(ItemCode item) =>
        byItem.GetValueOrDefault(item) ?? None;

    /// <summary>Whether something can be made in a month of the horizon: of named sites, one must not be idle or closed.</summary>
    public bool IsOpen(Extent extent, int month) =>
        extent.IsWhole
        || extent.Sites.Any(site => !named.TryGetValue(site, out var factory) || factory.Statuses.In(horizon.At(month)) is not (SiteStatus.Idle or SiteStatus.Closed));

    /// <summary>Whether any dated observation names the item, whether used or not.</summary>
    public bool Name(ItemCode item) => dated.Contains(item);

    /// <summary>Of the observations of one scope in one month, the one that counts: the better founded, then the lower.</summary>
    internal static Baseline BestOf(IEnumerable<Baseline> sameMonth) => Best(sameMonth.OrderBy(_ => 0))!;

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
            .Select(sameMonth => Observed(BestOf(sameMonth), horizon.IndexOf(sameMonth.Key)));
        return opening is null ? [.. later] : [Observed(opening, 0), .. later];

        Observation Observed(Baseline baseline, int from) => new(baseline, from, horizon.IndexOf(baseline.AsOf!.Month));
    }

    /// <summary>The first observation; on a tie the better founded, then the lower, then by id.</summary>
    private static Baseline? Best(IOrderedEnumerable<Baseline> ordered) =>
        ordered.ThenBy(baseline => baseline.Source.Confidence)
            .ThenBy(baseline => baseline.Lowest)
            .ThenBy(baseline => baseline.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
}
