using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Promises at every stage, some already past, some after the goals' end, some of unknown rate, some slipped.</summary>
internal static class SyntheticPlans
{
    // A funded or further plan is the rule, a cancelled one the exception.
    private static readonly PlanStage[] Stages =
    [
        PlanStage.Proposed, PlanStage.Announced, PlanStage.Announced, PlanStage.Announced,
        PlanStage.Funded, PlanStage.Funded, PlanStage.Contracted, PlanStage.Contracted,
        PlanStage.Building, PlanStage.Building, PlanStage.Commissioned, PlanStage.Cancelled,
    ];

    private static readonly DateOnly Moved = new(2026, 1, 15);

    /// <summary>How many plans fall to each site.</summary>
    public static int[] Spread(SplitMix64 numbers, int plans, int sites)
    {
        var spread = new int[sites];
        for (var plan = 0; plan < plans; plan++)
        {
            spread[numbers.Below(sites)]++;
        }

        return spread;
    }

    /// <param name="numbers">Decide everything else.</param>
    /// <param name="number">Tells it from the line's others.</param>
    /// <param name="now">The line's rate; null where unknown.</param>
    public static Plan Of(SplitMix64 numbers, int number, MonthlyRate? now)
    {
        var effective = SyntheticRegister.FirstMonth.Plus(numbers.Below(SyntheticRegister.Months + 12) - 6);
        var stage = numbers.Of(Stages);
        var (newRate, addedRate) = RatesOf(numbers, now?.Units ?? 100);
        var ramp = numbers.Chance(0.3) ? 3 + numbers.Below(22) : 0;
        var precision = numbers.Chance(0.8) ? DatePrecision.Reported : DatePrecision.Placeholder;
        PlanRevision[] history = numbers.Chance(0.2)
            ? [new PlanRevision(Moved, Terms(effective.Plus(-1 - numbers.Below(18))))]
            : [];
        return new Plan(
            Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"plan-{number}")),
            Terms(effective), precision, SyntheticSources.Of(numbers), history);

        PlanTerms Terms(Month due) => new(PlanKind.Expansion, Period.Of(due), stage, newRate, addedRate, rampMonths: ramp);
    }

    private static (Quantity? New, Quantity? Added) RatesOf(SplitMix64 numbers, double now)
    {
        var growth = 1 + numbers.Below(20);
        return numbers.Share() switch
        {
            < 0.70 => (Quantity.AMonth(now * (10 + growth) / 10), null),
            < 0.95 => (null, Quantity.AMonth(now * growth / 10)),
            _ => (null, null),
        };
    }
}
