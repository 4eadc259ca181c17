using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What a product or family makes in a month: in every tenth trial, every second, and nine of ten, at most so much; units a month.</summary>
public sealed record MonthQuantiles(Month Month, double P10, double P50, double P90);
