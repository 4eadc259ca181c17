using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Rules for the presence of values.</summary>
public static class PresenceRules
{
    private const string Absent = "Must be given.";

    /// <summary>Requires a text that is not blank.</summary>
    public static TextRule<T> Required<T>(this IRuleBuilder<T, string?> rule) =>
        new(rule.NotEmpty().WithMessage(Absent).WithErrorCode(BodyFault.Required));

    /// <summary>Requires an object.</summary>
    public static IRuleBuilderOptions<T, TPart> Required<T, TPart>(this IRuleBuilder<T, TPart?> rule)
        where TPart : class =>
        rule.NotNull().WithMessage(Absent).WithErrorCode(BodyFault.Required)!;

    /// <summary>Requires a number.</summary>
    public static IRuleBuilderOptions<T, TNumber?> Required<T, TNumber>(this IRuleBuilder<T, TNumber?> rule)
        where TNumber : struct =>
        rule.NotNull().WithMessage(Absent).WithErrorCode(BodyFault.Required);

    /// <summary>Allows an absent text, but not a blank one.</summary>
    public static TextRule<T> Optional<T>(this IRuleBuilder<T, string?> rule) =>
        new(rule.Must(text => text is null || !string.IsNullOrWhiteSpace(text))
            .WithMessage("Must not be empty; leave it out if unknown.").WithErrorCode(BodyFault.Required));

    /// <summary>Requires a text, which is an element of a list, that is not empty.</summary>
    public static TextRule<T> Filled<T>(this IRuleBuilder<T, string> rule, string message = "Must not be empty.", string code = BodyFault.Required) =>
        new(rule.NotEqual("").WithMessage(message).WithErrorCode(code));

    /// <summary>Requires a list that is not empty.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> AtLeastOne<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>?> rule) =>
        rule.NotEmpty().WithMessage("Must have at least one element.").WithErrorCode(BodyFault.Required);
}
