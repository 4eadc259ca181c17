using CoProduction.Gaps.Closing;
using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>The least capacity that must be added, by item and month, for every product to be on its goal's path in every month. Lists run over the goals' months, units a month.</summary>
/// <param name="Marking">To whom it may be passed on.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Case">Which promised expansions count.</param>
/// <param name="FirstMonth">The month of the lists' first figures; absent where there is no goal.</param>
/// <param name="LastMonth">The month of the lists' last figures; absent where there is no goal.</param>
/// <param name="Items">The items to add to.</param>
/// <param name="Unknown">Items of unknown capacity of which something is needed: nobody can say what must be added.</param>
public sealed record ClosingPlanResponse(
    string Marking,
    string AsOf,
    string Case,
    string? FirstMonth,
    string? LastMonth,
    IReadOnlyList<ItemAdditionResponse> Items,
    IReadOnlyList<ItemNeedResponse> Unknown)
{
    internal static ClosingPlanResponse Of(SeenProjection seen, ForecastCase forecast)
    {
        var plan = seen.Projection is { } projection ? ClosingPlan.Of(projection.In(forecast)) : new ClosingPlan([], []);
        return new ClosingPlanResponse(
            seen.Marking,
            seen.AsOf.ToString(),
            Word.Of(forecast),
            seen.Projection?.Horizon.First.ToString(),
            seen.Projection?.Horizon.Last.ToString(),
            [.. plan.Items.Select(ItemAdditionResponse.From)],
            [.. plan.Unknown.Select(need => new ItemNeedResponse(need.Item.Value, need.Units))]);
    }
}

/// <param name="Item">The item; a product for its own assembly.</param>
/// <param name="InAll">What must be added in all, units a month.</param>
/// <param name="Needed">What the paths of all goals together need.</param>
/// <param name="Missing">By how much the capacity falls short of that.</param>
/// <param name="InPlace">What must have been added by then, where what is built once stays.</param>
/// <param name="New">What must come into operation in the month.</param>
public sealed record ItemAdditionResponse(
    string Item, double InAll, IReadOnlyList<double> Needed, IReadOnlyList<double> Missing, IReadOnlyList<double> InPlace, IReadOnlyList<double> New)
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

/// <param name="Item">The item.</param>
/// <param name="Needed">What the paths of all goals together need.</param>
public sealed record ItemNeedResponse(string Item, IReadOnlyList<double> Needed);
