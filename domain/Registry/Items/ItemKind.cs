namespace CoProduction.Registry.Items;

/// <summary>The kind of an item. Minerals and materials are items too; their record is the mineral chain.</summary>
public enum ItemKind
{
    Product,
    Component,
}
