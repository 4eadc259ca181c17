using CoProduction.Functions.GapReports.Parts;
using CoProduction.Gaps;
using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Readings;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The least capacity to add, by item and month, so that every product is on its goal's path in every month. Lists have one entry for each month of the goals; units a month.</summary>
/// <param name="Marking">Who may receive it.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised plans count.</param>
/// <param name="Reading">What becomes of the growth that nobody has stated: floor, central or ceiling.</param>
/// <param name="FirstMonth">The month of the first entry in the lists; absent if there is no goal.</param>
/// <param name="LastMonth">The month of the last entry in the lists; absent if there is no goal.</param>
/// <param name="Items">The items to add to.</param>
/// <param name="Unknown">The items that are needed but whose capacity is unknown: how much to add cannot be computed.</param>
/// <param name="Months">The months of the lists where they have one month of each year; absent where they have every month.</param>
[Selectable]
public sealed record ClosingPlanResponse(
    string Marking,
    string AsOf,
    string Case,
    string Reading,
    string? FirstMonth,
    string? LastMonth,
    IReadOnlyList<ItemAdditionResponse> Items,
    IReadOnlyList<ItemNeedResponse> Unknown,
    IReadOnlyList<string>? Months = null)
{
    internal static ClosingPlanResponse From(VisibleProjection seen, Outlook outlook, Horizon? horizon, ClosingPlan plan) =>
        new(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(outlook.Case),
            Word.Of(outlook.Reading),
            horizon?.First.ToString(),
            horizon?.Last.ToString(),
            [.. plan.Items.Select(ItemAdditionResponse.From)],
            [.. plan.Unknown.Select(need => new ItemNeedResponse(need.Item.Value, need.Units))]);
}

/// <summary>Capacity that is added to an item.</summary>
/// <param name="Item">The item; a product for its own assembly.</param>
/// <param name="InAll">The capacity to add in all, units a month.</param>
/// <param name="Needed">The need of the paths of all goals together.</param>
/// <param name="Missing">How far the capacity falls short of that need.</param>
/// <param name="InPlace">The capacity that must have been added by then; what is added stays.</param>
/// <param name="New">The capacity that must start in the month.</param>
public sealed record ItemAdditionResponse(
    string Item, double InAll, [property: ByMonth] IReadOnlyList<double> Needed, [property: ByMonth] IReadOnlyList<double> Missing, [property: ByMonth] IReadOnlyList<double> InPlace, [property: ByMonth] IReadOnlyList<double> New)
{
    internal static ItemAdditionResponse From(ItemAddition addition) =>
        new(
            addition.Item.Value,
            addition.InAll,
            addition.Needed,
            addition.Missing,
            addition.InPlace,
            [.. Enumerable.Range(0, addition.InPlace.Count).Select(addition.New)]);
}

/// <summary>What an item's products need of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Needed">The need of the paths of all goals together.</param>
public sealed record ItemNeedResponse(string Item, [property: ByMonth] IReadOnlyList<double> Needed);
