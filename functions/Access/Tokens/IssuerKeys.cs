using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>
/// The keys that an issuer signs by. They are fetched when they are first needed, when a token names one that is not known, and every
/// hour; what the issuer has withdrawn by then is good no longer.
/// </summary>
internal sealed partial class IssuerKeys(string issuer, string metadata, IDocumentRetriever documents, TimeProvider time, ILogger<IssuerKeys> logger)
    : IDisposable
{
    /// <summary>Between two fetches, whatever tokens ask for.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How old keys may grow before they are fetched anew.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    /// <summary>How long keys are good while the issuer does not answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim turn = new(1);
    private volatile Fetched? fetched;
    private DateTimeOffset nextTry = DateTimeOffset.MinValue;
    private bool lastFailed;

    /// <inheritdoc cref="KeyLookup"/>
    public async ValueTask<IReadOnlyList<SecurityKey>> Find(string keyId, CancellationToken cancellation)
    {
        if (fetched is { } known && known.With(keyId) is { Count: > 0 } keys && known.Age(time) < Longest)
        {
            if (known.Age(time) >= Freshness && turn.CurrentCount > 0)
            {
                _ = Renew(known, CancellationToken.None);
            }

            return keys;
        }

        var failed = !await Renew(fetched, cancellation);
        return fetched is { } now && now.Age(time) < Longest && (now.With(keyId) is { Count: > 0 } || !failed)
            ? now.With(keyId)
            : throw new IssuerUnavailableException($"The keys of {issuer} cannot be fetched.");
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Fetches them unless that was tried just now, or another request did it meanwhile.</summary>
    /// <returns>Whether the last try succeeded.</returns>
    private async Task<bool> Renew(Fetched? seen, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (fetched == seen && time.GetUtcNow() >= nextTry)
            {
                lastFailed = !await Fetch();
                nextTry = time.GetUtcNow() + Pause;
            }

            return !lastFailed;
        }
        finally
        {
            turn.Release();
        }
    }

    // For all requests: that one of them is given up must not end it.
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
#pragma warning disable CA1031 // Whatever keeps the keys away means the same to a request; the log has the cause.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Away(logger, metadata, fault);
            return false;
        }
    }

    private sealed record Fetched(IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)
    {
        public TimeSpan Age(TimeProvider time) => time.GetUtcNow() - At;

        public IReadOnlyList<SecurityKey> With(string keyId) => [.. Keys.Where(key => key.KeyId == keyId)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The issuer's keys could not be fetched through {Metadata}.")]
        public static partial void Away(ILogger logger, string metadata, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "What {Metadata} answers is not of the issuer {Issuer}: check CoProduction:Access:Issuer.")]
        public static partial void OtherIssuer(ILogger logger, string metadata, string issuer);
    }
}
