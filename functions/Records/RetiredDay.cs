using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Records.Factories;
using CoProduction.Registry.Retirements;
using FluentValidation;

namespace CoProduction.Functions.Records;

/// <summary>The day on which a record was retired, as bodies and files state it.</summary>
internal static class RetiredDay
{
    /// <returns>Null if the record is current.</returns>
    public static string? Of(IRetirable record) => record.Retired is { } day ? PlanDay.Text(day) : null;

    /// <returns>Null if the text is no day.</returns>
    public static DateOnly? Find(string? text) => PlanDay.Find(text);

    public static void Retirement<TBody>(this IRuleBuilderInitial<TBody, string?> rule) => rule.Optional().Text(10).Day();
}
