using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Rates;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Promises at every stage, some already past, some after the goals' end, some of unknown rate, some slipped.</summary>
internal static class SyntheticExpansions
{
    // A funded or further expansion is the rule, a cancelled one the exception.
    private static readonly ExpansionStage[] Stages =
    [
        ExpansionStage.Proposed, ExpansionStage.Announced, ExpansionStage.Announced, ExpansionStage.Announced,
        ExpansionStage.Funded, ExpansionStage.Funded, ExpansionStage.Contracted, ExpansionStage.Contracted,
        ExpansionStage.Building, ExpansionStage.Building, ExpansionStage.Commissioned, ExpansionStage.Cancelled,
    ];

    private static readonly DateOnly Moved = new(2026, 1, 15);

    /// <summary>How many expansions fall to each site.</summary>
    public static int[] Spread(SplitMix64 numbers, int expansions, int sites)
    {
        var spread = new int[sites];
        for (var expansion = 0; expansion < expansions; expansion++)
        {
            spread[numbers.Below(sites)]++;
        }

        return spread;
    }

    /// <param name="numbers">Decide everything else.</param>
    /// <param name="number">Tells it from the line's others.</param>
    /// <param name="now">The line's rate; null where unknown.</param>
    public static Expansion Of(SplitMix64 numbers, int number, MonthlyRate? now)
    {
        var effective = SyntheticRegister.FirstMonth.Plus(numbers.Below(SyntheticRegister.Months + 12) - 6);
        var stage = numbers.Of(Stages);
        var (newRate, addedRate) = RatesOf(numbers, now?.Units ?? 100);
        var ramp = numbers.Chance(0.3) ? 3 + numbers.Below(22) : 0;
        var precision = numbers.Chance(0.8) ? DatePrecision.Reported : DatePrecision.Placeholder;
        ExpansionRevision[] history = numbers.Chance(0.2)
            ? [new ExpansionRevision(Moved, effective.Plus(-1 - numbers.Below(18)), newRate, addedRate, stage)]
            : [];
        return new Expansion(
            Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"expansion-{number}")),
            effective, newRate, addedRate, ramp, stage, precision, SyntheticSources.Of(numbers), history);
    }

    private static (MonthlyRate? New, MonthlyRate? Added) RatesOf(SplitMix64 numbers, double now)
    {
        var growth = 1 + numbers.Below(20);
        return numbers.Share() switch
        {
            < 0.70 => (new MonthlyRate(now * (10 + growth) / 10), null),
            < 0.95 => (null, new MonthlyRate(now * growth / 10)),
            _ => (null, null),
        };
    }
}
