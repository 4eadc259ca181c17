using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Evidence;

/// <summary>A part of the capacity of one item in one month, and the one record on which it rests.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Scope">Whose it is: a partner's, the EU's or all allies'; null where it is implied.</param>
/// <param name="Units">Units a month; at least 0.</param>
/// <param name="Record">The record; null where it is implied.</param>
/// <param name="AsOf">When the record says it was so; where it does not, when its source was published; null where neither is known.</param>
public sealed record CapacityPart(PartKind Kind, Scope? Scope, double Units, Citation? Record, PartialDate? AsOf);
