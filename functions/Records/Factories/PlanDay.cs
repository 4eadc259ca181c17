using System.Globalization;
using FluentValidation;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A day in the history of a plan, such as 2026-03-31.</summary>
internal static class PlanDay
{
    public const string Rule = "Must be a day, such as 2026-03-31.";

    private const string Form = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <returns>Null if the text is no day.</returns>
    public static DateOnly? Find(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static IRuleBuilderOptions<TBody, string?> Day<TBody>(this IRuleBuilder<TBody, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || text.Length > 10 || Find(text) is not null).WithMessage(Rule);
}
