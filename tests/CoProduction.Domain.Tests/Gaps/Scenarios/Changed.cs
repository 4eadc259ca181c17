using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps.Scenarios;

/// <summary>Builds scenarios for tests.</summary>
internal static class Changed
{
    public static readonly MonthRange Always = new(A.FirstMonth, null, null);

    public static ScenarioReport Under(this Register register, params ScenarioChange[] changes) => register.Under(ForecastCase.Committed, "2025-11", changes);

    public static ScenarioReport Under(this Register register, ForecastCase forecast, string asOf, params ScenarioChange[] changes) =>
        ScenarioReport.Of(Projection.Of(register, A.Month(asOf))!, new Outlook(forecast, Reading.Floor), changes).Report;

    public static Selection Partners(params string[] codes) => new() { Partners = [.. codes.Select(Parsed.As<CountryCode>)] };

    public static Selection Sites(params string[] ids) => new() { Sites = [.. ids.Select(Parsed.As<SiteId>)] };

    public static Selection Items(params string[] codes) => new() { Items = [.. codes.Select(Parsed.As<ItemCode>)] };

    public static Outage Lost(Selection of, double percent = 100, MonthRange? during = null) => new(of, percent, during ?? Always);

    public static MonthRange Months(string from, string? until = null) => new(A.Month(from), until is null ? null : A.Month(until), null);
}
