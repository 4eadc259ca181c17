namespace CoProduction.Functions.Access;

/// <summary>What a caller may do. Each of them may read what is released to its partner.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Reader,

    /// <summary>Changes the records that its partner keeps.</summary>
    Contributor,

    /// <summary>Changes what no partner keeps: reference data, goals, and figures of scopes that are no partner's.</summary>
    Coordinator,

    /// <summary>Runs the program: sees whether the whole history is sound.</summary>
    Operator,
}
