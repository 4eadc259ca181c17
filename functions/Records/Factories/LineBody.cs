using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;
using FluentValidation;
using FluentValidation.Results;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A production line in JSON: the output of one item at a factory. An absent rate is unpublished, never 0.</summary>
public sealed record LineBody
{
    public string? Item { get; init; }

    /// <summary>complete for a finished product; body, charge, energetics, fuze, … for a component.</summary>
    public string? Stage { get; init; }

    /// <summary>What tells it from another line of the same item and stage, such as 3A. Absent if there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What is stated of the line's output, capacity and surge, by measure, date and source. Absent or empty if nothing is published.</summary>
    public IReadOnlyList<StatementBody>? Rates { get; init; }

    /// <summary>An older form of one output a month. It is added to the rates that are registered, and never returned.</summary>
    public double? RatePerMonth { get; init; }

    /// <summary>An older form of one surge rate a month. It is added to the rates that are registered, and never returned.</summary>
    public double? SurgeRatePerMonth { get; init; }

    /// <summary>The date of the older forms.</summary>
    public string? AsOf { get; init; }

    /// <summary>The source that the line is there, if it differs from the factory's source; also that of rates that have none of their own.</summary>
    public SourceBody? Source { get; init; }

    /// <summary>What is planned for the line. A plan that is registered and left out here is withdrawn.</summary>
    public IReadOnlyList<PlanBody>? Plans { get; init; }

    /// <summary>An older form of plans. They are added to those that are registered, and never returned.</summary>
    public IReadOnlyList<ExpansionBody>? Expansions { get; init; }

    /// <summary>The source that says that nothing further than these plans is planned for the line. Absent if nobody says so.</summary>
    public SourceBody? NonePlanned { get; init; }

    public static LineBody From(Line line) => new()
    {
        Item = line.Item.Value,
        Stage = line.Stage.Value,
        Name = line.Name?.Value,
        Rates = [.. line.Rates.Select(StatementBody.From)],
        Source = line.Source is { } source ? SourceBody.From(source) : null,
        Plans = [.. line.Plans.Select(PlanBody.Of)],
        NonePlanned = line.NonePlanned is { } statement ? SourceBody.From(statement) : null,
    };

    public Line ToLine()
    {
        var line = OlderFactory.Upcast(this);
        return new(
            Parsed.As<ItemCode>(Item),
            Parsed.As<Keyword>(Stage),
            [.. line.Rates!.Select(rate => rate.ToStatement())],
            Source?.ToSource(),
            [.. line.Plans!.Select(plan => plan.ToPlan())])
        {
            Name = Parsed.OrNull<LineName>(Name),
            NonePlanned = NonePlanned?.ToSource(),
            AddsRates = OlderFactory.HasRates(this),
            AddsPlans = Plans is null && Expansions is not null,
        };
    }
}

public sealed class LineBodyValidator : BodyValidator<LineBody>
{
    public static readonly LineBodyValidator Instance = new();

    public LineBodyValidator()
    {
        RuleFor(line => line.Item).Required().Parses<ItemCode>();
        RuleFor(line => line.Stage).Required().Parses<Keyword>();
        RuleFor(line => line.Name).Optional().Parses<LineName>();
        RuleForEach(line => line.Rates).SetValidator(StatementBodyValidator.Instance);
        RuleFor(line => line.Rates).DistinctBy(
            (rate, _) => rate.Measure is null ? null : $"{rate.Measure} {rate.Period} {rate.Source}",
            "Must not be stated twice for one measure, period and source.");
        RuleFor(line => line.Rates)
            .Must((line, rates) => rates is null || !OlderFactory.HasRates(line))
            .WithMessage("Must not come together with ratePerMonth, surgeRatePerMonth or asOf, which are an older form of it.");
        RuleFor(line => line.RatePerMonth).Amount();
        RuleFor(line => line.SurgeRatePerMonth).Amount();
        RuleFor(line => line.AsOf).Optional().Parses<Period>();
        RuleFor(line => line.Source).SetValidator(SourceBodyValidator.Instance!);
        RuleForEach(line => line.Plans).SetValidator(PlanBodyValidator.Instance);
        RuleFor(line => line.Plans).DistinctBy((plan, _) => plan.Id, "Must not be the id of another plan of the line.", nameof(PlanBody.Id));
        RuleFor(line => line.Plans).Custom(CheckReplacements);
        RuleFor(line => line.Plans)
            .Must((line, plans) => plans is null || line.Expansions is null)
            .WithMessage("Must not come together with expansions, which is an older form of it.");
        RuleForEach(line => line.Expansions).SetValidator(ExpansionBodyValidator.Instance);
        RuleFor(line => line.Expansions).DistinctBy(
            (expansion, index) => expansion.IdAt(index + 1),
            "Must not be the id of another expansion of the line. The default id is x and the place in the list: x1, x2, …",
            nameof(ExpansionBody.Id));
        RuleFor(line => line.NonePlanned).SetValidator(SourceBodyValidator.Instance!);
    }

    private static void CheckReplacements(IReadOnlyList<PlanBody>? plans, ValidationContext<LineBody> context)
    {
        foreach (var (index, plan) in (plans ?? []).Index())
        {
            if (plan?.ReplacedBy is { } other && (other == plan.Id || !plans!.Any(each => each?.Id == other)))
            {
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{index}].{nameof(PlanBody.ReplacedBy)}", PlanReplacement.Rule));
            }
        }
    }
}
