using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Rules for lists.</summary>
public static class ListRules
{
    /// <summary>Limits the number of elements.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="most">The largest number of elements.</param>
    /// <param name="elements">The plural noun for the elements in the message, such as <c>changes</c>.</param>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> AtMost<T, TElement>(
        this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, int most, string elements) =>
        rule.Must(list => list is null || list.Count <= most).WithMessage($"Must have at most {most} {elements}.");

    /// <summary>Requires distinct texts.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Distinct<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, string message) =>
        rule.SetValidator(new DistinctTextsValidator<T>(message));

    /// <summary>Requires elements with distinct keys.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="key">The key of an element at an index; null to leave it out.</param>
    /// <param name="message">The fault of an element whose key an earlier one has.</param>
    /// <param name="member">The member of the element to which the fault points; null for the element itself.</param>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> DistinctBy<T, TElement>(
        this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, Func<TElement, int, string?> key, string message, string? member = null) =>
        rule.SetValidator(new DistinctValidator<T, TElement>(key, message, member));
}
