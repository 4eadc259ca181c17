using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A production line in JSON: the output of one item at a factory. An absent rate is unpublished, never 0.</summary>
public sealed record LineBody
{
    public string? Item { get; init; }

    /// <summary>complete for a finished product; body, charge, energetics, fuze, … for a component.</summary>
    public string? Stage { get; init; }

    public double? RatePerMonth { get; init; }

    public double? SurgeRatePerMonth { get; init; }

    public string? AsOf { get; init; }

    /// <summary>The source of the rate, if it differs from the factory's source.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<ExpansionBody>? Expansions { get; init; }

    /// <summary>The source that says that nothing further than these expansions is planned for the line. Absent if nobody says so.</summary>
    public SourceBody? NonePlanned { get; init; }

    public static LineBody From(Line line) => new()
    {
        Item = line.Item.Value,
        Stage = line.Stage.Value,
        RatePerMonth = line.Rate?.Units,
        SurgeRatePerMonth = line.SurgeRate?.Units,
        AsOf = line.AsOf?.Text,
        Source = line.Source is { } source ? SourceBody.From(source) : null,
        Expansions = [.. line.Expansions.Select(ExpansionBody.From)],
        NonePlanned = line.NonePlanned is { } statement ? SourceBody.From(statement) : null,
    };

    public Line ToLine() =>
        new(
            Parsed.As<ItemCode>(Item),
            Parsed.As<Keyword>(Stage),
            RatePerMonth is { } rate ? new MonthlyRate(rate) : null,
            SurgeRatePerMonth is { } surge ? new MonthlyRate(surge) : null,
            Parsed.OrNull<Period>(AsOf),
            Source?.ToSource(),
            [.. (Expansions ?? []).Select((expansion, index) => expansion.ToExpansion(index + 1))])
        {
            NonePlanned = NonePlanned?.ToSource(),
        };
}

public sealed class LineBodyValidator : BodyValidator<LineBody>
{
    public static readonly LineBodyValidator Instance = new();

    public LineBodyValidator()
    {
        RuleFor(line => line.Item).Required().Parses<ItemCode>();
        RuleFor(line => line.Stage).Required().Parses<Keyword>();
        RuleFor(line => line.RatePerMonth).Amount();
        RuleFor(line => line.SurgeRatePerMonth).Amount();
        RuleFor(line => line.AsOf).Optional().Parses<Period>();
        RuleFor(line => line.Source).SetValidator(SourceBodyValidator.Instance!);
        RuleForEach(line => line.Expansions).SetValidator(ExpansionBodyValidator.Instance);
        RuleFor(line => line.Expansions).DistinctBy(
            (expansion, index) => expansion.IdAt(index + 1),
            "Must not be the id of another expansion of the line. The default id is x and the place in the list: x1, x2, …",
            nameof(ExpansionBody.Id));
        RuleFor(line => line.NonePlanned).SetValidator(SourceBodyValidator.Instance!);
    }
}
