namespace CoProduction.Gaps.Explosions;

/// <summary>The quantity of an item in one unit of a product.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Quantity">The item's units in one unit of the product; more than 0.</param>
public readonly record struct Use(int Item, double Quantity);

/// <summary>A product that needs an item.</summary>
/// <param name="Product">The product's number.</param>
/// <param name="Quantity">The item's units in one unit of the product; more than 0.</param>
public readonly record struct User(int Product, double Quantity);
