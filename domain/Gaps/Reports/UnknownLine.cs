using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Reports;

/// <summary>A line of an item that the register does not know. It counts nowhere.</summary>
public sealed record UnknownLine(SiteId Factory, ItemCode Item);
