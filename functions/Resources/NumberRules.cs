using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>Rules that say what a number must be where it is given.</summary>
public static class NumberRules
{
    private const double Largest = CoProduction.Registry.Amount.Largest;

    /// <summary>The number must be a figure of the register: from 0.</summary>
    public static IRuleBuilderOptions<T, double?> Amount<T>(this IRuleBuilder<T, double?> rule) => rule.Between(0, Largest);

    /// <summary>The number must be in a range, its ends included.</summary>
    public static IRuleBuilderOptions<T, TNumber?> Between<T, TNumber>(this IRuleBuilder<T, TNumber?> rule, TNumber least, TNumber most)
        where TNumber : struct, IComparable<TNumber>, IComparable =>
        rule.InclusiveBetween(least, most).WithMessage("Must be from {From:0} to {To:0}.");

    /// <summary>The number must be above 0.</summary>
    public static IRuleBuilderOptions<T, double?> Positive<T>(this IRuleBuilder<T, double?> rule, double most = Largest) =>
        rule.Positive(most, $"Must be more than 0, at most {most:0}.");

    /// <summary>The number must be above 0; who does not know it is told to leave it out.</summary>
    public static IRuleBuilderOptions<T, double?> PositiveIfKnown<T>(this IRuleBuilder<T, double?> rule) =>
        rule.Positive(Largest, $"Must be more than 0, at most {Largest:0}, or be left out where unknown.");

    /// <summary>The degrees, north or east, must be within a limit either way.</summary>
    public static IRuleBuilderOptions<T, decimal?> Degrees<T>(this IRuleBuilder<T, decimal?> rule, int limit) =>
        rule.SetValidator(new DegreesValidator<T>(limit));

    private static IRuleBuilderOptions<T, double?> Positive<T>(this IRuleBuilder<T, double?> rule, double most, string message) =>
        rule.GreaterThan(0).WithMessage(message).LessThanOrEqualTo(most).WithMessage(message);
}
