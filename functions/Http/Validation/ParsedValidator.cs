using CoProduction.Registry;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Http.Validation;

/// <summary>Checks that a text parses as a domain type.</summary>
public sealed class ParsedValidator<T, TParsed> : PropertyValidator<T, string?>, IParsedValidator
    where TParsed : IParsed<TParsed>
{
    public override string Name => "ParsedValidator";

    public Type Type => typeof(TParsed);

    public override bool IsValid(ValidationContext<T> context, string? value) => string.IsNullOrEmpty(value) || TParsed.TryParse(value, out _);

    protected override string GetDefaultMessageTemplate(string errorCode) => TParsed.Rule;
}

/// <summary>The type that a <see cref="ParsedValidator{T,TParsed}"/> checks.</summary>
public interface IParsedValidator : IPropertyValidator
{
    /// <summary>A type that implements <see cref="IParsed{TSelf}"/>.</summary>
    Type Type { get; }
}
