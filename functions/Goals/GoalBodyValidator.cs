using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Goals;

public sealed class GoalBodyValidator : BodyValidator<GoalBody>
{
    public GoalBodyValidator()
    {
        Requires<Family>(goal => goal.Family);
        RequiresPositive(goal => goal.Multiplier, most: 1000);
        Requires<Month>(goal => goal.FirstMonth);
        RequiresWhole(goal => goal.Months, 2, Goal.LongestMonths);
        Holds(goal => goal.Months, goal =>
            goal.Months is >= 2 and <= Goal.LongestMonths && Month.TryParse(goal.FirstMonth, out var first) && goal.Months > Goal.MostMonthsFrom(first)
                ? $"Must be at most {Goal.MostMonthsFrom(first)} from {first}, as no goal ends after 2199-12."
                : null);
        RequiresWord<GoalPath>(goal => goal.Path);
        RequiresPart(goal => goal.Source, SourceBodyValidator.Instance);
        AllowsRelease(goal => goal.ReleasableTo);
    }
}
