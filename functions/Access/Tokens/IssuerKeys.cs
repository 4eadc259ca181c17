using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>
/// The keys that an issuer signs with. They are fetched when a token names an unknown key, and once an hour. A key that the issuer has
/// withdrawn is refused after the next fetch.
/// </summary>
/// <remarks>
/// <c>ConfigurationManager</c> 8.23.0 cannot replace this class: its clock, the field <c>TimeProvider</c>, is internal, so no test can
/// move it. While the issuer is down it returns the old keys, without a limit and without an error, so a key that cannot be looked up
/// seems not to exist. By default it also checks the first token of a new key against the old keys, and asks an issuer that has never
/// answered once for every request; with the switch <c>UpdateConfigAsBlocking</c>, it asks an issuer that is down on every
/// <c>RequestRefresh</c>.
/// </remarks>
internal sealed partial class IssuerKeys(string issuer, string metadata, IDocumentRetriever documents, TimeProvider time, ILogger<IssuerKeys> logger)
{
    /// <summary>The shortest time between two fetches, even if tokens name unknown keys.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The age at which keys are fetched again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    /// <summary>The age at which keys are refused, if the issuer has not answered since.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock turn = new();
    private volatile Fetched? fetched;
    private Task<bool> latest = Task.FromResult(false);

    // A fetch sets this before it ends. Only the holder of the lock reads it, after the fetch has ended.
    private DateTimeOffset nextFetch = DateTimeOffset.MinValue;

    /// <inheritdoc cref="KeyLookup"/>
    public async ValueTask<IReadOnlyList<SecurityKey>> Find(string keyId, CancellationToken cancellation)
    {
        if (Known(keyId) is { Count: > 0 } known)
        {
            if (fetched?.Age(time) >= Freshness)
            {
                _ = Renew();
            }

            return known;
        }

        var succeeded = await Renew().WaitAsync(cancellation);
        return Known(keyId) is { } keys && (keys.Count > 0 || succeeded)
            ? keys
            : throw new IssuerUnavailableException($"The keys of the issuer {issuer} cannot be fetched.");
    }

    /// <summary>Whether keys are known that may be used, or can be fetched now.</summary>
    public async ValueTask<bool> AreUsable(CancellationToken cancellation) =>
        fetched?.Age(time) < Longest || await Renew().WaitAsync(cancellation);

    /// <summary>The keys with this id; null while no fetched keys may be used.</summary>
    private IReadOnlyList<SecurityKey>? Known(string keyId) =>
        fetched is { } last && last.Age(time) < Longest ? [.. last.Keys.Where(key => key.KeyId == keyId)] : null;

    /// <summary>Starts a fetch, unless one is running or has just ended. All requests share a fetch, so none of them can cancel it.</summary>
    /// <returns>Whether the latest fetch succeeds.</returns>
    private Task<bool> Renew()
    {
        lock (turn)
        {
            if (latest.IsCompleted && time.GetUtcNow() >= nextFetch)
            {
                latest = Fetch();
            }

            return latest;
        }
    }

    private async Task<bool> Fetch()
    {
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, CancellationToken.None);
            if (configuration.Issuer != issuer)
            {
                Log.OtherIssuer(logger, metadata, issuer);
                return false;
            }

            fetched = new Fetched([.. configuration.SigningKeys.Where(key => key is not SymmetricSecurityKey)], time.GetUtcNow());
            return true;
        }
#pragma warning disable CA1031 // Every fault means the same to a request: no keys. The log names it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, metadata, fault);
            return false;
        }
        finally
        {
            nextFetch = time.GetUtcNow() + Pause;
        }
    }

    private sealed record Fetched(IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)
    {
        public TimeSpan Age(TimeProvider time) => time.GetUtcNow() - At;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Fetching the issuer's keys from {Metadata} failed. Tokens signed with keys fetched within the last day are still accepted. "
                + "Check that this machine can reach the address.")]
        public static partial void Failed(ILogger logger, string metadata, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "{Metadata} describes another issuer than {Issuer}; its keys are not used. "
                + "Check CoProduction:Access:Issuer and CoProduction:Access:MetadataAddress.")]
        public static partial void OtherIssuer(ILogger logger, string metadata, string issuer);
    }
}
