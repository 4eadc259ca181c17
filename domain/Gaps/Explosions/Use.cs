namespace CoProduction.Gaps.Explosions;

/// <summary>How much of an item goes into one unit of a product.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Quantity">Its units in one unit of the product; more than 0.</param>
public readonly record struct Use(int Item, double Quantity);
