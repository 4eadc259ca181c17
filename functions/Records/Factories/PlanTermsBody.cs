using System.Text.Json.Serialization;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>What a plan promises, in JSON.</summary>
public abstract record PlanTermsBody
{
    /// <summary>expansion, reduction, pause or closure. If absent, expansion.</summary>
    [JsonPropertyOrder(-1)]
    public string? Kind { get; init; }

    /// <summary>When it takes effect, as precisely as the source is: 2028, 2028-H1, 2028-Q3, 2028-07 or 2028-07-20. Either this or by.</summary>
    [JsonPropertyOrder(-1)]
    public string? From { get; init; }

    /// <summary>By when the rate is reached, where nobody says how it comes there. Either this or from.</summary>
    [JsonPropertyOrder(-1)]
    public string? By { get; init; }

    /// <summary>The last day or month of a pause. Absent if it is not known.</summary>
    [JsonPropertyOrder(-1)]
    public string? Until { get; init; }

    /// <summary>The line's rate afterwards, for an expansion or a reduction.</summary>
    [JsonPropertyOrder(-1)]
    public QuantityBody? Total { get; init; }

    /// <summary>The rate that an expansion adds or a reduction takes away, if only that is published.</summary>
    [JsonPropertyOrder(-1)]
    public QuantityBody? Added { get; init; }

    /// <summary>The share of the rate that a reduction or a pause takes away, more than 0, at most 1. A pause without it takes all.</summary>
    [JsonPropertyOrder(-1)]
    public double? Share { get; init; }

    /// <summary>The months of an even ramp up or down to the new rate; 0 to 120. If absent, 0.</summary>
    [JsonPropertyOrder(-1)]
    public int? RampMonths { get; init; }

    /// <summary>proposed, announced, funded, contracted, building, commissioned or cancelled.</summary>
    [JsonPropertyOrder(-1)]
    public string? Stage { get; init; }

    /// <param name="terms">The terms.</param>
    /// <param name="body">An empty body.</param>
    protected static TBody Of<TBody>(PlanTerms terms, TBody body)
        where TBody : PlanTermsBody =>
        body with
        {
            Kind = terms.Kind == PlanKind.Expansion ? null : Word.Of(terms.Kind),
            From = terms.Timing == PlanTiming.From ? terms.Due.Text : null,
            By = terms.Timing == PlanTiming.By ? terms.Due.Text : null,
            Until = terms.Until?.Text,
            Total = terms.Total is { } total ? QuantityBody.From(total) : null,
            Added = terms.Added is { } added ? QuantityBody.From(added) : null,
            Share = terms.Share,
            RampMonths = terms.RampMonths,
            Stage = Word.Of(terms.Stage),
        };

    /// <param name="ramp">The ramp where none is stated.</param>
    protected PlanTerms ToTerms(int? ramp) =>
        new(
            Kind is null ? PlanKind.Expansion : Word.As<PlanKind>(Kind),
            Parsed.As<Period>(From ?? By),
            Word.As<PlanStage>(Stage),
            Total?.ToQuantity(),
            Added?.ToQuantity(),
            Share,
            By is null ? PlanTiming.From : PlanTiming.By,
            Parsed.OrNull<Period>(Until),
            RampMonths ?? ramp);
}

public abstract class PlanTermsBodyValidator<TBody> : BodyValidator<TBody>
    where TBody : PlanTermsBody
{
    protected PlanTermsBodyValidator()
    {
        RuleFor(plan => plan.Kind).Optional().OneOf<PlanKind>();
        RuleFor(plan => plan.From).Optional().Parses<Period>();
        RuleFor(plan => plan.From).NotNull().WithMessage("Must be given, or else by.").WithErrorCode(BodyFault.Required).When(plan => plan.By is null);
        RuleFor(plan => plan.By).Optional().Parses<Period>();
        RuleFor(plan => plan.By).Null().WithMessage("Give from or by, not both.").When(plan => plan.From is not null);
        RuleFor(plan => plan.Until).Optional().Parses<Period>();
        RuleFor(plan => plan.Total).SetValidator(QuantityBodyValidator.Instance!);
        RuleFor(plan => plan.Added).SetValidator(QuantityBodyValidator.Instance!);
        RuleFor(plan => plan.RampMonths).Between(0, PlanTerms.LongestRamp);
        RuleFor(plan => plan.Stage).Required().OneOf<PlanStage>();

        RuleFor(plan => plan.Total!.Per).NotNull().WithMessage("Must be day, week, month, quarter or year: a plan states a rate.").WithErrorCode(BodyFault.Required)
            .When(plan => plan.Total is not null).OverridePropertyName("Total.Per");
        RuleFor(plan => plan.Added!.Per).NotNull().WithMessage("Must be day, week, month, quarter or year: a plan states a rate.").WithErrorCode(BodyFault.Required)
            .When(plan => plan.Added is not null).OverridePropertyName("Added.Per");
        RuleFor(plan => plan.Total).Null().WithMessage("Must be left out for a pause or a closure.").When(plan => !HasRate(plan));
        RuleFor(plan => plan.Added).Null().WithMessage("Must be left out for a pause or a closure.").When(plan => !HasRate(plan));
        RuleFor(plan => plan.Added).Null().WithMessage("Give the new total rate or the added rate, not both.").When(plan => HasRate(plan) && plan.Total is not null);
        RuleFor(plan => plan.Share).Must(share => share is null or (> 0 and <= 1)).WithMessage("Must be more than 0 and at most 1.");
        RuleFor(plan => plan.Share).Null().WithMessage("Must be left out for an expansion or a closure.").When(plan => KindOf(plan) is PlanKind.Expansion or PlanKind.Closure);
        RuleFor(plan => plan.Share).Null().WithMessage("Give a rate or a share, not both.")
            .When(plan => KindOf(plan) == PlanKind.Reduction && (plan.Total ?? plan.Added) is not null);
        RuleFor(plan => plan.By).Null().WithMessage("Must be left out for a pause or a closure: give from.").When(plan => !HasRate(plan));
        RuleFor(plan => plan.Until).Null().WithMessage("Must be left out, unless kind is pause.").When(plan => KindOf(plan) is not PlanKind.Pause);
        RuleFor(plan => plan.Until).Must((plan, until) => !EndsBefore(until, plan.From)).WithMessage("Must not be before from.").When(plan => KindOf(plan) == PlanKind.Pause);
        RuleFor(plan => plan.RampMonths).Must(ramp => ramp is null or 0).WithMessage("Must be 0 or absent for what is reached by a date, and for a pause.")
            .When(plan => plan.By is not null || KindOf(plan) == PlanKind.Pause);
    }

    private static PlanKind? KindOf(TBody plan) =>
        plan.Kind is null ? PlanKind.Expansion : Word.TryParse<PlanKind>(plan.Kind, out var kind) ? kind : null;

    private static bool HasRate(TBody plan) => KindOf(plan) is null or PlanKind.Expansion or PlanKind.Reduction;

    private static bool EndsBefore(string? until, string? from) =>
        Period.TryParse(until, out var end) && Period.TryParse(from, out var begin) && end.Last < begin.First;
}
