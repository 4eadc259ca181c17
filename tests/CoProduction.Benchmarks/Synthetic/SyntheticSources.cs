using System.Globalization;
using CoProduction.Registry.Sources;
using CoProduction.Registry;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Sources as long as real ones.</summary>
internal static class SyntheticSources
{
    private static readonly Period Year = Parsed.As<Period>("2025");

    public static Source Of(SplitMix64 numbers)
    {
        var report = numbers.Below(10_000);
        return new Source(
            string.Create(CultureInfo.InvariantCulture, $"Publisher {report % 50}"),
            string.Create(CultureInfo.InvariantCulture, $"Synthetic report {report} on the production of munitions"),
            string.Create(CultureInfo.InvariantCulture, $"https://publisher{report % 50}.example/reports/{report}"),
            Year,
            numbers.Chance(0.7) ? Confidence.Reported : numbers.Chance(0.6) ? Confidence.Recalled : Confidence.Estimate,
            null);
    }
}
