using CoProduction.Registry;

namespace CoProduction.Functions.Records;

/// <summary>Filters a list by status: by <c>status</c>, or by the property's own name if that is <c>kind</c> or <c>metric</c>.</summary>
/// <param name="Property">The property of the body that holds the status.</param>
/// <param name="Fault">Returns the fault of a value, or null.</param>
public sealed record StatusFilter(string Property, Func<string, string?> Fault)
{
    public const string Parameter = "status";

    public IReadOnlyList<string> Parameters => Property == Parameter ? [Parameter] : [Parameter, Property];

    public static StatusFilter OfWord<TEnum>(string property)
        where TEnum : struct, Enum =>
        new(property, text => Word.TryParse<TEnum>(text, out _) ? null : Word.Rule<TEnum>());

    public static StatusFilter OfKeyword(string property) =>
        new(property, text => Keyword.TryParse(text, out _) ? null : Keyword.Rule);
}
