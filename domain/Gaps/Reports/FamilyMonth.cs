using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>A family's index in one month: the mean of its products' shares of their own goals at the end, each at most 1.</summary>
/// <param name="Month">The month.</param>
/// <param name="Path">The index that the paths ask for, 0 to 1.</param>
/// <param name="Index">The index in each reading, 0 to 1.</param>
/// <param name="Worst">The product with the smallest share in each reading; of several the first by code.</param>
public sealed record FamilyMonth(Month Month, double Path, AtReadings<double> Index, AtReadings<ItemCode> Worst);
