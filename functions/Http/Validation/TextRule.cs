using CoProduction.Registry;
using FluentValidation;

namespace CoProduction.Functions.Http.Validation;

/// <summary>
/// Continues a rule for the presence of a text with rules for its content. The validators that it adds accept an empty text, because the
/// rule for its presence has already refused it.
/// </summary>
public sealed class TextRule<T>
{
    private readonly IRuleBuilder<T, string?> rule;

    internal TextRule(IRuleBuilder<T, string?> rule) => this.rule = rule;

    /// <summary>Requires a text that parses as a domain type.</summary>
    public IRuleBuilderOptions<T, string?> Parses<TParsed>()
        where TParsed : IParsed<TParsed> =>
        rule.SetValidator(new ParsedValidator<T, TParsed>());

    /// <summary>Requires one of the words of an enumeration.</summary>
    public IRuleBuilderOptions<T, string?> OneOf<TEnum>()
        where TEnum : struct, Enum =>
        rule.SetValidator(new WordValidator<T, TEnum>());

    /// <summary>Allows free text up to a length in UTF-16 characters.</summary>
    public IRuleBuilderOptions<T, string?> Text(int longest) => rule.SetValidator(new TextValidator<T>(longest));
}
