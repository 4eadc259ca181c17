using System.Text.Json.Serialization;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports;

/// <summary>In each reading, the first month from which the output stays at or above the goal's end rate; null if that is never within the goal's months.</summary>
public sealed record ReachedResponse
{
    /// <summary>The month at the floor; null if it is not reached by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Floor { get; init; }

    /// <summary>The month in the central reading; null if it is not reached by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Central { get; init; }

    /// <summary>The month at the ceiling; null if it is not reached by then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Ceiling { get; init; }

    public static ReachedResponse From(AtReadings<Month?> reached) => new()
    {
        Floor = reached.Floor?.ToString(),
        Central = reached.Central?.ToString(),
        Ceiling = reached.Ceiling?.ToString(),
    };
}
