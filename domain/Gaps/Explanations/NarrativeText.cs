using System.Globalization;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Explanations;

/// <summary>The words and references that explanations share.</summary>
internal static class NarrativeText
{
    public const string AMonth = "units a month";

    /// <summary>A figure as a sentence writes it: at most three decimals, with thousands separators.</summary>
    public static string Number(double figure) => figure.ToString("#,##0.###", CultureInfo.InvariantCulture);

    public static ExplainedFigure Rate(string name, double units) => new(name, units, AMonth);

    public static Citation Of(RegisteredLine line, Plan plan) =>
        new(CitedKind.Plan, $"{line.Id}/{plan.Id}", plan.Source);

    public static Citation Of(Baseline baseline) => new(CitedKind.Baseline, baseline.Id.Value, baseline.Source);
}
