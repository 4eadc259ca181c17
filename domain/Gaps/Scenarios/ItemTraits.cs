using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Scenarios;

/// <summary>The properties by which selections choose items.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Family">The family; null for a mineral or material.</param>
/// <param name="IsEnergyIntensive">Whether it takes much energy to make, as stated or as supposed.</param>
internal readonly record struct ItemTraits(ItemCode Code, Family? Family, bool IsEnergyIntensive);
