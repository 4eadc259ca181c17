using CoProduction.Functions.Http.Validation;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Records.Goals;

/// <summary>A goal in JSON.</summary>
public sealed record GoalBody : IBody<GoalBody, Goal>
{
    public string? Family { get; init; }

    /// <summary>The multiple of each product's baseline to reach.</summary>
    public double? Multiplier { get; init; }

    /// <summary>The month whose allied rate is the baseline; 2010-01 to 2059-11.</summary>
    public string? FirstMonth { get; init; }

    /// <summary>The number of months from the first to the last, both included. The last is no later than 2059-12.</summary>
    public int? Months { get; init; }

    /// <summary>linear or geometric.</summary>
    public string? Path { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static GoalBody From(Goal record) => new()
    {
        Family = record.Family.Value,
        Multiplier = record.Multiplier,
        FirstMonth = record.FirstMonth.ToString(),
        Months = record.Months,
        Path = Word.Of(record.Path),
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Goal ToRecord() =>
        new(
            Parsed.As<Family>(Family),
            Multiplier!.Value,
            Parsed.As<Month>(FirstMonth),
            Months!.Value,
            Word.As<GoalPath>(Path),
            ReleaseBody.ToReferenceRelease(ReleasableTo),
            Source!.ToSource());
}

public sealed class GoalBodyValidator : BodyValidator<GoalBody>
{
    public GoalBodyValidator()
    {
        RuleFor(goal => goal.Family).Required().Parses<Family>();
        RuleFor(goal => goal.Multiplier).Required().Positive(1000);
        RuleFor(goal => goal.FirstMonth).Required().Parses<Month>().MustHaveNo((_, text) =>
            Month.TryParse(text, out var first) ? Goal.FaultOf(first) : null);
        RuleFor(goal => goal.Months).Required().Between(2, Goal.LongestMonths).MustHaveNo((goal, months) =>
            Month.TryParse(goal.FirstMonth, out var first) && Goal.FaultOf(first) is null && months > Goal.MostMonthsFrom(first)
                ? $"Must be at most {Goal.MostMonthsFrom(first)} from {first}, because no goal ends after {Goal.LatestMonth}."
                : null);
        RuleFor(goal => goal.Path).Required().OneOf<GoalPath>();
        RuleFor(goal => goal.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(goal => goal.ReleasableTo);
    }
}
