using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Reports;

/// <summary>
/// What the targets stated of a product and those that share its goal come to, without adding a part to its whole: the latest target of each scope, of partners or
/// the EU or all allies whichever comes to more.
/// </summary>
/// <remarks>
/// Targets count if they are due by the end of the year in which the goal ends, or are undated. Those of companies or of named sites do not: they are parts of what
/// scopes state. The sum stands beside the forecast and is no part of it.
/// </remarks>
/// <param name="Rate">The sum, units a month.</param>
/// <param name="Targets">The targets in it, in the order of items and scopes; at least one.</param>
public sealed record StatedTargets(double Rate, IReadOnlyList<Baseline> Targets)
{
    /// <param name="targets">The targets, by item.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="goal">The goal of the products.</param>
    /// <param name="items">The products that share it.</param>
    /// <returns>Null if no target is stated.</returns>
    internal static StatedTargets? Of(ILookup<string, Baseline> targets, PartnerIndex partners, Goal goal, IEnumerable<string> items)
    {
        Baseline[] counted = [.. items.SelectMany(item => OfItem(targets[item].Where(target => IsDue(target, goal)), partners))];
        return counted.Length > 0 ? new StatedTargets(counted.Sum(target => target.Lowest), counted) : null;
    }

    private static bool IsDue(Baseline target, Goal goal) => target.Kind == BaselineKind.Target && target.Extent.IsWhole
        && !(target.AsOf?.Month.Year > goal.LastMonth.Year);

    private static Baseline[] OfItem(IEnumerable<Baseline> targets, PartnerIndex partners)
    {
        var latest = targets.GroupBy(target => target.Scope)
            .ToDictionary(scope => scope.Key, scope => scope.OrderBy(target => target.AsOf).ThenBy(target => target.Source.Confidence).ThenByDescending(target => target.Lowest).Last());
        Baseline[] ofPartners = [.. latest.Values.Where(target => target.Scope.Partner is not null).OrderBy(target => target.Scope)];
        var outside = ofPartners.Where(target => !IsMember(target)).ToList();
        var inside = ofPartners.Where(IsMember).ToList();
        var parts = latest.GetValueOrDefault(Scope.EuropeanUnion) is { } union && union.Lowest >= inside.Sum(target => target.Lowest)
            ? [union, .. outside]
            : ofPartners;
        return latest.GetValueOrDefault(Scope.Allied) is { } allied && allied.Lowest >= parts.Sum(target => target.Lowest) ? [allied] : parts;

        bool IsMember(Baseline target) => partners.IsInEuropeanUnion(partners.NumberOf(target.Scope.Partner!));
    }
}
