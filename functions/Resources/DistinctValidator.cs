using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace CoProduction.Functions.Resources;

/// <summary>Finds the elements of a list whose key an earlier one has, and tells each of them at its own place.</summary>
/// <param name="key">The key of an element at an index; null where it is not compared.</param>
/// <param name="message">What is wrong with the later one.</param>
/// <param name="member">The member of the element where that is shown; null for the element itself.</param>
public class DistinctValidator<T, TElement>(Func<TElement, int, string?> key, string message, string? member)
    : PropertyValidator<T, IReadOnlyList<TElement>?>
{
    public override string Name => "DistinctValidator";

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TElement>? value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, element) in (value ?? []).Index())
        {
            if (key(element, index) is { } found && !seen.Add(found))
            {
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{index}]{(member is null ? "" : $".{member}")}", message));
            }
        }

        // The failures are added already, which a failure of the whole list would only repeat.
        return true;
    }
}

/// <summary>Finds the texts of a list that are there already.</summary>
/// <param name="message">What is wrong with the later one.</param>
public sealed class DistinctTextsValidator<T>(string message) : DistinctValidator<T, string>((text, _) => text, message, member: null), IDistinctValidator;

/// <summary>Marks the validator of a list whose elements must differ as they are.</summary>
public interface IDistinctValidator : IPropertyValidator;
