using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Reports each element of a list whose key an earlier element already has.</summary>
/// <param name="key">The key of an element at an index; null to leave it out.</param>
/// <param name="message">The fault of the later element.</param>
/// <param name="member">The member of the element to which the fault points; null for the element itself.</param>
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

        // Each element already has its own failure; one for the whole list would repeat them.
        return true;
    }
}

/// <summary>Reports each text of a list that repeats an earlier one.</summary>
/// <param name="message">The fault of the later element.</param>
public sealed class DistinctTextsValidator<T>(string message) : DistinctValidator<T, string>((text, _) => text, message, member: null), IDistinctValidator;

/// <summary>Marks the validator of a list whose elements must be distinct.</summary>
public interface IDistinctValidator : IPropertyValidator;
