using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>How a product or family ends in one case; units a month.</summary>
/// <param name="Case">operating, committed, announced or expected.</param>
/// <param name="Output">In the last month.</param>
/// <param name="Gap">In the last month; negative where ahead.</param>
/// <param name="Reached">When the goal is reached for good.</param>
public sealed record CaseResponse(string Case, AtBounds? Output, AtBounds? Gap, ReachedResponse Reached)
{
    public static CaseResponse From(CaseOutcome outcome) =>
        new(Word.Of(outcome.Case), outcome.Output, outcome.Gap, ReachedResponse.From(outcome.Reached));
}
