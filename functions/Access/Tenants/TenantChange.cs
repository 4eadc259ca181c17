namespace CoProduction.Functions.Access.Tenants;

/// <summary>A change of the partner that a tenant belongs to.</summary>
/// <param name="Number">Counts the tenant's changes, from 1.</param>
/// <param name="At">When it was made (UTC).</param>
/// <param name="By">Who made it: the caller's handle.</param>
/// <param name="From">The partner before, from the table or from the program's settings; absent if there was none.</param>
/// <param name="To">The partner afterwards; absent if the tenant was removed.</param>
public sealed record TenantChange(int Number, DateTimeOffset At, string By, string? From, string? To)
{
    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased. It is not stored.</summary>
    public string? BySubject { get; init; }
}
