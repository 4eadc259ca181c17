using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Threading.RateLimiting;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Access;

/// <summary>
/// Limits how many requests each caller may send, independently of other callers. Requests without a valid token count against the address
/// that they come from.
/// </summary>
internal sealed class RequestRate : IRequestRule, IDisposable
{
    public static readonly ProblemKind Kind = new(
        "too-many-requests", StatusCodes.Status429TooManyRequests, "Too many requests", "The caller exceeded its request rate.")
    {
        HasRetryAfter = true,
    };

    public const string Header = "RateLimit";

    public const string PolicyHeader = "RateLimit-Policy";

    private const int Minute = 60;

    private readonly Limits limits;
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public RequestRate(Limits limits)
    {
        this.limits = limits;
        var perPeriod = Math.Max(1, limits.RequestsPerMinute / Minute);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = Math.Min(perPeriod, limits.Burst),
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)Math.Min(perPeriod, limits.Burst) / limits.RequestsPerMinute),
            AutoReplenishment = false,
        };
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(
            context => RateLimitPartition.GetTokenBucketLimiter(BucketOf(context), _ => bucket));
    }

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function?.IsDefined(typeof(UnlimitedAttribute)) == true)
        {
            return ValueTask.FromResult<IResult?>(null);
        }

        using var lease = limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            return ValueTask.FromResult<IResult?>(Refuse(context.Response, lease));
        }

        var left = limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        Tell(context.Response, left, SecondsUntilFull(left));
        return ValueTask.FromResult<IResult?>(null);
    }

    public void Dispose() => limiter.Dispose();

    private ProblemHttpResult Refuse(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? Math.Max(1, (int)Math.Ceiling(given.TotalSeconds)) : 1;
        response.Headers[HeaderNames.RetryAfter] = wait.ToString(CultureInfo.InvariantCulture);
        Tell(response, left: 0, wait);
        return Kind.Answer(string.Create(
            CultureInfo.InvariantCulture,
            $"A caller may send {limits.RequestsPerMinute} requests a minute, in bursts of up to {limits.Burst}. Try again in {wait} seconds."));
    }

    /// <summary>Says how many requests the caller may send at once, and in how many seconds it may send the most, or the next (draft-ietf-httpapi-ratelimit-headers).</summary>
    private void Tell(HttpResponse response, long left, int seconds)
    {
        response.Headers[PolicyHeader] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";q={limits.RequestsPerMinute};w={Minute}");
        response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";r={left};t={seconds}");
    }

    private int SecondsUntilFull(long left) => (int)Math.Ceiling((limits.Burst - left) * (double)Minute / limits.RequestsPerMinute);

    private static string BucketOf(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            return $"{caller.Partner}:{caller.Subject}";
        }

        // A host with one IPv6 address can use every address in its /64 network.
        var address = context.Connection.RemoteIpAddress;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? $"@{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))}"
            : $"@{address}";
    }
}
