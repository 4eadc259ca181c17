using System.Globalization;
using System.Net;

namespace CoProduction.Functions.Webhooks.Delivery;

/// <summary>What came of a request to a receiver.</summary>
/// <param name="Status">The status of the answer; null if none came.</param>
/// <param name="Failure">What was wrong, in words; null if the receiver accepted.</param>
internal sealed record ReceiverAnswer(int? Status, string? Failure)
{
    /// <summary>How long the receiver asks to be left alone; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The most deliveries a minute that it allows; null for any number, or if it does not say.</summary>
    public int? AllowedRate { get; init; }

    /// <summary>Whether the receiver wants no deliveries any more.</summary>
    public bool IsGone => Status == (int)HttpStatusCode.Gone;

    /// <summary>Reads the answer to a delivery.</summary>
    public static ReceiverAnswer Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return new ReceiverAnswer(status, response.IsSuccessStatusCode ? null : FailureOf(status))
        {
            RetryAfter = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? PauseIn(response, now) : null,
        };
    }

    /// <summary>Reads the answer to a handshake: the receiver must name the origin, or a star.</summary>
    public static ReceiverAnswer OfHandshake(HttpResponseMessage response, string origin, DateTimeOffset now)
    {
        var answer = Of(response, now);
        if (answer.Failure is not null)
        {
            return answer;
        }

        var allowed = ValueOf(response, Handshake.AllowedOrigin);
        return allowed is null ? answer with { Failure = $"The receiver answered {answer.Status} without {Handshake.AllowedOrigin}: it has not agreed to deliveries from {origin}." }
            : allowed != "*" && !allowed.Equals(origin, StringComparison.OrdinalIgnoreCase) ? answer with { Failure = $"The receiver's {Handshake.AllowedOrigin} names another origin than {origin}." }
            : ValueOf(response, Handshake.AllowedRate) is not { } rate || rate == "*" ? answer
            : int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) && perMinute > 0 ? answer with { AllowedRate = perMinute }
            : answer with { Failure = $"The receiver's {Handshake.AllowedRate} is neither a star nor a whole number of deliveries a minute above 0." };
    }

    private static string FailureOf(int status) => status is >= 300 and < 400
        ? $"The receiver answered {status}, but redirects are not followed: subscribe the address that it leads to."
        : $"The receiver answered {status}.";

    private static TimeSpan? PauseIn(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is { Delta: { } pause } ? pause
        : response.Headers.RetryAfter is { Date: { } date } && date > now ? date - now
        : null;

    private static string? ValueOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? string.Join(',', values).Trim() : null;
}

/// <summary>The headers of the handshake of the HTTP binding of CloudEvents for webhooks.</summary>
internal static class Handshake
{
    public const string RequestOrigin = "WebHook-Request-Origin";
    public const string AllowedOrigin = "WebHook-Allowed-Origin";
    public const string AllowedRate = "WebHook-Allowed-Rate";
}
