using CoProduction.Registry;
using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>
/// Goes on with what a text must be, once its rule says whether it must be there. The validators that it adds let an empty
/// text pass, which that rule has refused.
/// </summary>
public sealed class TextRule<T>
{
    private readonly IRuleBuilder<T, string?> rule;

    internal TextRule(IRuleBuilder<T, string?> rule) => this.rule = rule;

    /// <summary>The text must be one that its type reads.</summary>
    public IRuleBuilderOptions<T, string?> Parses<TParsed>()
        where TParsed : IParsed<TParsed> =>
        rule.SetValidator(new ParsedValidator<T, TParsed>());

    /// <summary>The text must be one of the words of an enumeration.</summary>
    public IRuleBuilderOptions<T, string?> OneOf<TEnum>()
        where TEnum : struct, Enum =>
        rule.SetValidator(new WordValidator<T, TEnum>());

    /// <summary>The text is free, up to a length in UTF-16 characters.</summary>
    public IRuleBuilderOptions<T, string?> Text(int longest) => rule.SetValidator(new TextValidator<T>(longest));
}
