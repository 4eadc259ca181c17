using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Threading.RateLimiting;
using CoProduction.Functions.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>
/// Lets each caller ask so often and no more, whatever the others do. Who has no good token counts by where the request comes from.
/// </summary>
internal sealed class RequestRate : IRequestRule, IDisposable
{
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
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(Who(context), _ => bucket));
    }

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function?.IsDefined(typeof(UnlimitedAttribute)) == true)
        {
            return ValueTask.FromResult<IResult?>(null);
        }

        using var lease = limiter.AttemptAcquire(context);
        return ValueTask.FromResult<IResult?>(lease.IsAcquired ? null : Refuse(context.Response, lease));
    }

    public void Dispose() => limiter.Dispose();

    private ProblemHttpResult Refuse(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? Math.Max(1, (int)Math.Ceiling(given.TotalSeconds)) : 1;
        response.Headers[HeaderNames.RetryAfter] = wait.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";q={limits.RequestsPerMinute};w={Minute}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"caller\";r=0;t={wait}");
        return Problems.Problem(
            StatusCodes.Status429TooManyRequests,
            "too-many-requests",
            "You ask too often.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A caller may send {limits.RequestsPerMinute} requests a minute, and {limits.Burst} at once after a pause. Try again in {wait} seconds."));
    }

    private static string Who(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            return $"{caller.Partner}:{caller.Subject}";
        }

        // Who has one address of version 6 has as many as there are in its network.
        var address = context.Connection.RemoteIpAddress;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? $"@{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))}"
            : $"@{address}";
    }
}
