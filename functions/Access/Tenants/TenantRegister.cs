using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>Reads and changes which partner each tenant belongs to: the table, and the settings for what the table does not name.</summary>
public sealed class TenantRegister(TenantTable table, TenantSettings settings, TimeProvider time)
{
    /// <summary>The attempts to change a tenant that others change at the same time.</summary>
    private const int MostTries = 5;

    /// <summary>The tenants as they are now.</summary>
    public async Task<TenantPartners> Read(CancellationToken cancellation) => new(settings.Seed, await table.All(cancellation));

    /// <summary>The changes of a tenant, oldest first.</summary>
    public Task<IReadOnlyList<TenantChange>> History(string id, CancellationToken cancellation) => table.History(id, cancellation);

    /// <summary>Gives a tenant to a partner, or removes it. Nothing changes if that is what the table says already.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="to">The partner; null to remove the tenant.</param>
    /// <param name="match">What the tenant must be.</param>
    /// <param name="caller">Who changes it.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>What became of it, and the partner before.</returns>
    internal async Task<(TenantOutcome Outcome, CountryCode? Former)> Change(
        string id, CountryCode? to, TenantMatch match, Caller caller, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var partners = await Read(cancellation);
            var (from, row) = (partners.Of(id), partners.Row(id));
            if (to is null && from is null)
            {
                return (TenantOutcome.Missing, null);
            }

            if (!match.Holds(id, from))
            {
                return (TenantOutcome.OtherVersion, from);
            }

            if (from == caller.Partner && to != from && !partners.HasAnother(caller.Partner, id))
            {
                return (TenantOutcome.OwnLast, from);
            }

            if (row is not null && row.Partner == to)
            {
                return (TenantOutcome.Done, from);
            }

            var change = new TenantChange((row?.Changes ?? 0) + 1, time.GetUtcNow(), caller.Author.Name, from?.Value, to?.Value);
            if (await table.Change(id, row, change, cancellation))
            {
                return (TenantOutcome.Done, from);
            }
        }

        return (TenantOutcome.OtherVersion, null);
    }
}
