using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The first month of the goal of each item's family; that of the earliest goal for a family without one.</summary>
internal sealed class GoalStarts
{
    private readonly Month[] ofItems;
    private readonly Month earliest;

    public GoalStarts(Register register, ItemIndex items, Horizon horizon)
    {
        var ofFamilies = register.Goals.ToDictionary(goal => goal.Family, goal => goal.FirstMonth);
        earliest = horizon.First;
        ofItems =
        [
            .. Enumerable.Range(0, items.Count).Select(item =>
                items.RecordOf(item)?.Family is { } family && ofFamilies.TryGetValue(family, out var first) ? first : earliest),
        ];
    }

    /// <param name="item">The item; null for one that the register does not know.</param>
    public Month Of(int? item) => item is { } known ? ofItems[known] : earliest;
}
