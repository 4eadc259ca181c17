using System.Globalization;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Factories;

public sealed class ExpansionRevisionBodyValidator : BodyValidator<ExpansionRevisionBody>
{
    public static readonly ExpansionRevisionBodyValidator Instance = new();

    public ExpansionRevisionBodyValidator()
    {
        RequiresText(revision => revision.Until, 10);
        Holds(revision => revision.Until, revision =>
            string.IsNullOrWhiteSpace(revision.Until) || revision.Until.Length > 10 || DayOf(revision) is not null ? null : "Must be a day, such as 2026-03-31.");
        Requires<Month>(revision => revision.Effective);
        AllowsAmount(revision => revision.NewRatePerMonth);
        AllowsAmount(revision => revision.AddedRatePerMonth);
        RequiresWord<ExpansionStage>(revision => revision.Stage);
    }

    internal static DateOnly? DayOf(ExpansionRevisionBody revision) =>
        DateOnly.TryParseExact(revision.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
