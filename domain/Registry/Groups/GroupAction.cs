namespace CoProduction.Registry.Groups;

/// <summary>What a proposal does to a group.</summary>
public enum GroupAction
{
    /// <summary>A new group of the partners that are named.</summary>
    Found,

    /// <summary>The partner becomes a member.</summary>
    Join,

    /// <summary>The partner leaves.</summary>
    Leave,

    /// <summary>The other members end the partner's membership.</summary>
    Expel,
}
