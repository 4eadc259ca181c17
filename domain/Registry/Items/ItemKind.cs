namespace CoProduction.Registry.Items;

/// <summary>What an item is. Minerals and materials are items too; their record is the mineral chain.</summary>
public enum ItemKind
{
    Product,
    Component,
}
