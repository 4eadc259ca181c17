using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Verdicts;

/// <summary>A plan that would add to an item that stops a product, but comes too late or does not count in the case.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The item that its line makes.</param>
/// <param name="LineStage">The line's stage of production.</param>
/// <param name="LineName">The line's name; null if it has none.</param>
/// <param name="Plan">The plan as registered.</param>
/// <param name="From">The month from which it counts at the earliest.</param>
/// <param name="IsInCase">Whether its stage counts in the case.</param>
/// <param name="MonthsLate">How many months after the goal's last month it comes; 0 if it comes in time.</param>
public sealed record UncountedPlan(
    SiteId Factory, ItemCode Item, Keyword LineStage, LineName? LineName, Plan Plan, Month From, bool IsInCase, int MonthsLate);
