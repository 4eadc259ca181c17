using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>The times at which tenants are read, on a clock that the test moves.</summary>
public sealed class KnownTenantsTests
{
    private static readonly TenantPartners None = new(new Dictionary<string, CountryCode>(), new Dictionary<string, StoredTenant>());

    private readonly SetClock clock = new();
    private readonly KnownTenants tenants;
    private int readings;
    private bool isAway;

    public KnownTenantsTests() => tenants = new KnownTenants(
        _ =>
        {
            readings++;
            return isAway ? throw new IOException("away") : Task.FromResult(None);
        },
        clock,
        NullLogger<KnownTenants>.Instance);

    [Fact]
    public async Task Tenants_are_read_once_for_many_tokens_and_again_after_5_seconds()
    {
        await tenants.Current(default);
        clock.Now += KnownTenants.Freshness - TimeSpan.FromSeconds(1);
        await tenants.Current(default);
        Assert.Equal(1, readings);

        clock.Now += TimeSpan.FromSeconds(1);
        await tenants.Current(default);
        await tenants.Current(default);
        Assert.Equal(2, readings);
    }

    [Fact]
    public async Task Storage_that_is_away_is_asked_once_in_a_pause()
    {
        isAway = true;
        for (var n = 0; n < 3; n++)
        {
            await Assert.ThrowsAsync<TenantsUnavailableException>(async () => await tenants.Current(default));
        }

        Assert.Equal(1, readings);
        (isAway, clock.Now) = (false, clock.Now + KnownTenants.Pause);
        Assert.Same(None, await tenants.Current(default));
    }

    [Fact]
    public async Task Clock_that_is_set_back_makes_nothing_last_longer()
    {
        await tenants.Current(default);
        clock.Now -= TimeSpan.FromHours(1);
        isAway = true;

        await Assert.ThrowsAsync<TenantsUnavailableException>(async () => await tenants.Current(default));
    }
}
