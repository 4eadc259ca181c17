namespace CoProduction.Functions.Store;

/// <summary>The author of a change, as the record's history names it.</summary>
/// <param name="Name">A short name, at most 200 characters.</param>
public sealed record Author(string Name)
{
    /// <summary>The author of changes that the program's own commands make, without a caller.</summary>
    public static readonly Author Local = new("local");
}
