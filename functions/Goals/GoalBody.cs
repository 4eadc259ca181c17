using CoProduction.Functions.Registry;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Goals;

/// <summary>A goal in JSON.</summary>
public sealed record GoalBody : IBody<GoalBody, Goal>
{
    public string? Family { get; init; }

    /// <summary>What each product's baseline is multiplied by.</summary>
    public double? Multiplier { get; init; }

    /// <summary>The month whose allied rate is the baseline.</summary>
    public string? FirstMonth { get; init; }

    /// <summary>From the first month to the last, both counted.</summary>
    public int? Months { get; init; }

    /// <summary>linear or geometric.</summary>
    public string? Path { get; init; }

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
