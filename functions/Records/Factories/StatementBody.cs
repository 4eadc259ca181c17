using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Statements;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A figure in JSON, as a source gives it.</summary>
public sealed record StatementBody
{
    /// <summary>output, capacity or surge.</summary>
    public string? Measure { get; init; }

    /// <summary>What the source states, in its own words and units.</summary>
    public QuantityBody? Quantity { get; init; }

    /// <summary>The date of a rate, or the period of an amount: 2024, 2024-H1, 2024-Q3, 2024-07, 2024-07-20 or 2024-2025. Absent if a rate has no date.</summary>
    public string? Period { get; init; }

    /// <summary>The source of the figure, if it differs from the line's source.</summary>
    public SourceBody? Source { get; init; }

    public static StatementBody From(Statement statement) => new()
    {
        Measure = Word.Of(statement.Measure),
        Quantity = QuantityBody.From(statement.Quantity),
        Period = statement.Period?.Text,
        Source = statement.Source is { } source ? SourceBody.From(source) : null,
    };

    public Statement ToStatement() =>
        new(Word.As<Measure>(Measure), Quantity!.ToQuantity(), Parsed.OrNull<Period>(Period), Source?.ToSource());
}

/// <summary>A rate in JSON, or an amount over a period: one figure, or a range.</summary>
public sealed record QuantityBody
{
    /// <summary>The figure, or the lower end of the range.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the range; absent for a single figure.</summary>
    public double? High { get; init; }

    /// <summary>day, week, month, quarter or year. Absent for an amount over the period of the statement.</summary>
    public string? Per { get; init; }

    /// <summary>The unit that is counted: one that the item states, such as a charge of 5 modules. Absent for the item's own unit.</summary>
    public string? Unit { get; init; }

    public static QuantityBody From(Quantity quantity) => new()
    {
        Low = quantity.Low,
        High = quantity.High,
        Per = quantity.Per is { } per ? Word.Of(per) : null,
        Unit = quantity.Unit,
    };

    public Quantity ToQuantity() => new(Low!.Value, High, Per is null ? null : Word.As<Per>(Per), Unit);
}

public sealed class StatementBodyValidator : BodyValidator<StatementBody>
{
    public static readonly StatementBodyValidator Instance = new();

    public StatementBodyValidator()
    {
        RuleFor(statement => statement.Measure).Required().OneOf<Measure>();
        RuleFor(statement => statement.Quantity).Required().SetValidator(QuantityBodyValidator.Instance);
        RuleFor(statement => statement.Period).Optional().Parses<Period>();
        RuleFor(statement => statement.Source).SetValidator(SourceBodyValidator.Instance!);
        RuleFor(statement => statement.Period)
            .Must((statement, period) => period is not null || statement.Quantity is not { Per: null })
            .WithMessage("Must be given for an amount. Or give the quantity its per: day, week, month, quarter or year.");
    }
}

public sealed class QuantityBodyValidator : BodyValidator<QuantityBody>
{
    public static readonly QuantityBodyValidator Instance = new();

    public QuantityBodyValidator()
    {
        RuleFor(quantity => quantity.Low).Required().Amount();
        RuleFor(quantity => quantity.High).Amount();
        RuleFor(quantity => quantity.Per).Optional().OneOf<Per>();
        RuleFor(quantity => quantity.Unit).Optional().Text(Wording.Name);
        RuleFor(quantity => quantity.High)
            .Must((quantity, high) => high is null || quantity.Low is null || high > quantity.Low)
            .WithMessage("Must be more than the lower end of the range; leave it out for a single figure.");
    }
}
