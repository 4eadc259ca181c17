using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>How a family ends in one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">Reached if every product with a target is, missed if any is, and open otherwise.</param>
/// <param name="Index">The index in the goal's last month, 0 to 1.</param>
/// <param name="Worst">The product with the smallest share of its goal in that month.</param>
/// <param name="Reached">The month from which every product with a target stays at it; null if that is never within the goal's months.</param>
public sealed record FamilyOutcome(
    ForecastCase Case, VerdictKind Verdict, AtReadings<double> Index, AtReadings<ItemCode> Worst, AtReadings<Month?> Reached);
