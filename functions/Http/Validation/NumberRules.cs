using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Rules for numbers. An absent number passes.</summary>
public static class NumberRules
{
    private const double Largest = CoProduction.Registry.Amount.Largest;

    /// <summary>Requires an amount of the register: from 0 to the largest amount, both included.</summary>
    public static IRuleBuilderOptions<T, double?> Amount<T>(this IRuleBuilder<T, double?> rule) => rule.Between(0, Largest);

    /// <summary>Requires a number in a range that includes both ends.</summary>
    public static IRuleBuilderOptions<T, TNumber?> Between<T, TNumber>(this IRuleBuilder<T, TNumber?> rule, TNumber least, TNumber most)
        where TNumber : struct, IComparable<TNumber>, IComparable =>
        rule.InclusiveBetween(least, most).WithMessage("Must be from {From:0} to {To:0}.");

    /// <summary>Requires a number above 0.</summary>
    public static IRuleBuilderOptions<T, double?> Positive<T>(this IRuleBuilder<T, double?> rule, double most = Largest) =>
        rule.Positive(most, $"Must be more than 0, at most {most:0}.");

    /// <summary>Requires a number above 0. The message tells the caller to leave out an unknown number.</summary>
    public static IRuleBuilderOptions<T, double?> PositiveIfKnown<T>(this IRuleBuilder<T, double?> rule) =>
        rule.Positive(Largest, $"Must be more than 0, at most {Largest:0}, or be left out if unknown.");

    /// <summary>Requires degrees north or east within a limit in either direction.</summary>
    public static IRuleBuilderOptions<T, decimal?> Degrees<T>(this IRuleBuilder<T, decimal?> rule, int limit) =>
        rule.SetValidator(new DegreesValidator<T>(limit));

    private static IRuleBuilderOptions<T, double?> Positive<T>(this IRuleBuilder<T, double?> rule, double most, string message) =>
        rule.GreaterThan(0).WithMessage(message).LessThanOrEqualTo(most).WithMessage(message);
}
