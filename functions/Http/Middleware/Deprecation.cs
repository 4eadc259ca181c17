using System.Globalization;
using System.Reflection;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>Tells the callers of a deprecated function so, and until when it answers, as the policy in README.md says.</summary>
internal sealed class Deprecation : IRequestRule
{
    /// <summary>The header with the moment from which on the function is deprecated (RFC 9745).</summary>
    public const string Header = "Deprecation";

    /// <summary>The header with the moment after which the function may be gone (RFC 8594).</summary>
    public const string SunsetHeader = "Sunset";

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function?.GetCustomAttribute<DeprecatedAttribute>() is { } deprecated)
        {
            var headers = context.Response.Headers;
            headers[Header] = string.Create(CultureInfo.InvariantCulture, $"@{deprecated.Since.ToUnixTimeSeconds()}");
            headers[SunsetHeader] = HeaderUtilities.FormatDate(deprecated.Sunset);
        }

        return ValueTask.FromResult<IResult?>(null);
    }
}

/// <summary>Marks a function that will be removed. The document says so, and each answer of the function does.</summary>
/// <param name="since">The day (UTC) from which on it is deprecated, such as 2027-01-01.</param>
/// <param name="sunset">The day (UTC) from which on it may be gone; at least <see cref="LeastMonths"/> months later.</param>
/// <exception cref="FormatException">One of them is not a day.</exception>
/// <exception cref="ArgumentOutOfRangeException">The sunset is too soon.</exception>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeprecatedAttribute(string since, string sunset) : Attribute
{
    /// <summary>The months for which a deprecated function at least goes on to answer.</summary>
    public const int LeastMonths = 6;

    public DateTimeOffset Since { get; } = DayOf(since);

    public DateTimeOffset Sunset { get; } = DayOf(sunset) is var end && end >= DayOf(since).AddMonths(LeastMonths)
        ? end
        : throw new ArgumentOutOfRangeException(nameof(sunset), sunset, $"A function must answer for at least {LeastMonths} months after {since}.");

    private static DateTimeOffset DayOf(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
