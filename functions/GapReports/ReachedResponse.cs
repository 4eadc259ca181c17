using System.Text.Json.Serialization;
using CoProduction.Gaps;

namespace CoProduction.Functions.GapReports;

/// <summary>The first month from which the output stays at or above the goal's end rate; null if that is never within the goal's months.</summary>
public sealed record ReachedResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Lower { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Upper { get; init; }

    public static ReachedResponse From(Reached reached) => new()
    {
        Lower = reached.Lower?.ToString(),
        Upper = reached.Upper?.ToString(),
    };
}
