using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The first month of the goal of each item's family; that of the earliest goal for a family without one.</summary>
internal sealed class GoalStarts(Register register, ItemIndex items, Horizon horizon)
{
    private readonly Dictionary<Family, Month> ofFamilies = register.Goals.ToDictionary(goal => goal.Family, goal => goal.FirstMonth);

    public Month Of(int? item) =>
        item is { } known && items.RecordOf(known)?.Family is { } family && ofFamilies.TryGetValue(family, out var first) ? first : horizon.First;
}
