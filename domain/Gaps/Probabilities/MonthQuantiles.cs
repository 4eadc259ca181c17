using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Probabilities;

/// <summary>The output of a product or family in a month that a tenth, half and nine tenths of the trials do not exceed; units a month.</summary>
public sealed record MonthQuantiles(Month Month, double P10, double P50, double P90);
