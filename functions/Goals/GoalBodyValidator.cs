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
        RuleFor(goal => goal.Family).Required().Parses<Family>();
        RuleFor(goal => goal.Multiplier).Required().Positive(1000);
        RuleFor(goal => goal.FirstMonth).Required().Parses<Month>();
        RuleFor(goal => goal.Months).Required().Between(2, Goal.LongestMonths).MustHaveNo((goal, months) =>
            Month.TryParse(goal.FirstMonth, out var first) && months > Goal.MostMonthsFrom(first)
                ? $"Must be at most {Goal.MostMonthsFrom(first)} from {first}, as no goal ends after 2199-12."
                : null);
        RuleFor(goal => goal.Path).Required().OneOf<GoalPath>();
        RuleFor(goal => goal.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(goal => goal.ReleasableTo);
    }
}
