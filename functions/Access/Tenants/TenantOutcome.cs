namespace CoProduction.Functions.Access.Tenants;

/// <summary>What became of a request to change a tenant.</summary>
public enum TenantOutcome
{
    Done,

    /// <summary>It is not what the request says that it is; nothing was changed.</summary>
    OtherVersion,

    /// <summary>It belongs to no partner, so it cannot be removed.</summary>
    Missing,

    /// <summary>The caller's own partner would have been left without a tenant; nothing was changed.</summary>
    OwnLast,
}
