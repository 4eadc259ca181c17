using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>Rules that say what a list must be.</summary>
public static class ListRules
{
    /// <summary>The list must not have more elements.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="most">The most that it may have.</param>
    /// <param name="elements">What they are called: <c>changes</c>.</param>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> AtMost<T, TElement>(
        this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, int most, string elements) =>
        rule.Must(list => list is null || list.Count <= most).WithMessage($"Must have at most {most} {elements}.");

    /// <summary>The texts of the list must differ.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Distinct<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, string message) =>
        rule.SetValidator(new DistinctTextsValidator<T>(message));

    /// <summary>The elements of the list must differ in their keys.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="key">The key of an element at an index; null where it is not compared.</param>
    /// <param name="message">What is wrong with an element whose key is that of an earlier one.</param>
    /// <param name="member">The member of the element where that is shown; null for the element itself.</param>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> DistinctBy<T, TElement>(
        this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, Func<TElement, int, string?> key, string message, string? member = null) =>
        rule.SetValidator(new DistinctValidator<T, TElement>(key, message, member));
}
