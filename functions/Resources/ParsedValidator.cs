using CoProduction.Registry;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.Resources;

/// <summary>Holds a text against the type of the domain that reads it.</summary>
public sealed class ParsedValidator<T, TParsed> : PropertyValidator<T, string?>, IParsedValidator
    where TParsed : IParsed<TParsed>
{
    public override string Name => "ParsedValidator";

    public Type Type => typeof(TParsed);

    public override bool IsValid(ValidationContext<T> context, string? value) => string.IsNullOrEmpty(value) || TParsed.TryParse(value, out _);

    protected override string GetDefaultMessageTemplate(string errorCode) => TParsed.Rule;
}

/// <summary>What a <see cref="ParsedValidator{T,TParsed}"/> checks.</summary>
public interface IParsedValidator : IPropertyValidator
{
    /// <summary>An <see cref="IParsed{TSelf}"/>.</summary>
    Type Type { get; }
}
