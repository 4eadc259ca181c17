using CoProduction.Registry;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Checks that a text is one of the words of an enumeration.</summary>
public sealed class WordValidator<T, TEnum> : PropertyValidator<T, string?>, IWordValidator
    where TEnum : struct, Enum
{
    public override string Name => "WordValidator";

    public Type Enumeration => typeof(TEnum);

    public override bool IsValid(ValidationContext<T> context, string? value) => string.IsNullOrEmpty(value) || Word.TryParse<TEnum>(value, out _);

    protected override string GetDefaultMessageTemplate(string errorCode) => Word.Rule<TEnum>();
}

/// <summary>The enumeration that a <see cref="WordValidator{T,TEnum}"/> checks.</summary>
public interface IWordValidator : IPropertyValidator
{
    Type Enumeration { get; }
}
