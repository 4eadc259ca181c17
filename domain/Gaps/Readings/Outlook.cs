using CoProduction.Gaps.Forecasts;

namespace CoProduction.Gaps.Readings;

/// <summary>What a projection assumes: which plans count, and what becomes of the capacity whose growth nobody has stated.</summary>
public sealed record Outlook(ForecastCase Case, Reading Reading)
{
    /// <summary>Each reading of a case, in order.</summary>
    public static IEnumerable<Outlook> Of(ForecastCase forecast) => Enum.GetValues<Reading>().Select(reading => new Outlook(forecast, reading));
}
