using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>Rules that say whether there must be a value.</summary>
public static class PresenceRules
{
    private const string Absent = "Must be given.";

    /// <summary>The text must be given, and not be blank.</summary>
    public static TextRule<T> Required<T>(this IRuleBuilder<T, string?> rule) =>
        new(rule.NotEmpty().WithMessage(Absent).WithErrorCode(Fault.Required));

    /// <summary>The part of the body must be given.</summary>
    public static IRuleBuilderOptions<T, TPart> Required<T, TPart>(this IRuleBuilder<T, TPart?> rule)
        where TPart : class =>
        rule.NotNull().WithMessage(Absent).WithErrorCode(Fault.Required)!;

    /// <summary>The number must be given.</summary>
    public static IRuleBuilderOptions<T, TNumber?> Required<T, TNumber>(this IRuleBuilder<T, TNumber?> rule)
        where TNumber : struct =>
        rule.NotNull().WithMessage(Absent).WithErrorCode(Fault.Required);

    /// <summary>The text may be left out, but not be blank.</summary>
    public static TextRule<T> Optional<T>(this IRuleBuilder<T, string?> rule) =>
        new(rule.Must(text => text is null || !string.IsNullOrWhiteSpace(text))
            .WithMessage("Must not be empty; leave it out where unknown.").WithErrorCode(Fault.Required));

    /// <summary>The text, an element of a list, must not be empty.</summary>
    public static TextRule<T> Filled<T>(this IRuleBuilder<T, string> rule, string message = "Must not be empty.", string code = Fault.Required) =>
        new(rule.NotEqual("").WithMessage(message).WithErrorCode(code));

    /// <summary>The list must be given, and not be empty.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> AtLeastOne<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>?> rule) =>
        rule.NotEmpty().WithMessage("Must have at least one element.").WithErrorCode(Fault.Required);
}
