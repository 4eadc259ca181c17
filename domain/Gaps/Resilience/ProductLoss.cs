using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Resilience;

/// <summary>A product that loses or gains something.</summary>
public sealed record ProductLoss(ItemCode Product, Family Family, UnitsLost Units);
