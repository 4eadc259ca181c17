namespace CoProduction.Functions.Store;

/// <summary>The author of a change, as the record's history names it.</summary>
/// <param name="Name">A short name, at most 200 characters.</param>
public sealed record Author(string Name)
{
    /// <summary>The author of changes that the program's own commands make, without a caller.</summary>
    public static readonly Author Local = new("local") { SetsMemberships = true };

    /// <summary>Whether its changes of a partner's memberships count. Those of a caller are only proposals.</summary>
    public bool SetsMemberships { get; init; }

    /// <summary>The author of this name, as an accepted import keeps it.</summary>
    public static Author Named(string name) => name == Local.Name ? Local : new(name);
}
