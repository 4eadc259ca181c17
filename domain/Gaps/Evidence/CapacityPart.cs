using CoProduction.Gaps.Reports;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Evidence;

/// <summary>A part of one item's capacity in one month, with the one record that it rests on.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Scope">The owner: a partner, the EU or all allies; null if implied or grown. What named sites make beyond their lines is their partner's.</param>
/// <param name="Units">Units a month; at least 0.</param>
/// <param name="Record">The record; null if implied or grown.</param>
/// <param name="AsOf">The date of the figure by the record; if the record has none, the date of its source; null if neither is known.</param>
public sealed record CapacityPart(PartKind Kind, Scope? Scope, double Units, Citation? Record, Period? AsOf);
