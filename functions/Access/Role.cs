namespace CoProduction.Functions.Access;

/// <summary>What a caller may do. Every role may read what is released to its partner.</summary>
public enum Role
{
    /// <summary>Only reads.</summary>
    Reader,

    /// <summary>Changes the records that its partner owns.</summary>
    Contributor,

    /// <summary>Changes the records that no partner owns: reference data, goals, and figures of scopes that belong to no partner.</summary>
    Coordinator,

    /// <summary>Runs the program; sees whether the whole history is intact, who read what, which tenants belong to which partners, and what is kept of people.</summary>
    Operator,
}
