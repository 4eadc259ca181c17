using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting.Telemetry;

/// <summary>Where the program sends its telemetry: nowhere, unless a setting says so. The settings have the names that Azure and OpenTelemetry give them.</summary>
internal sealed record TelemetryOptions
{
    /// <summary><c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>.</summary>
    public const string AzureSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary><c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c>, in the form that the Functions host reads.</summary>
    public const string IdentitySetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary><c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. The exporter itself reads the other variables of OpenTelemetry.</summary>
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Entra = "Authorization=AAD";
    private const string ClientId = "ClientId=";

    /// <summary>The connection string of Application Insights; null to send it nothing.</summary>
    public string? AzureMonitor { get; private init; }

    /// <summary>The client id of the user-assigned identity that may send to Application Insights; null for the machine's own identity.</summary>
    public string? IdentityClientId { get; private init; }

    /// <summary>The address of an OpenTelemetry collector; null to send it nothing.</summary>
    public Uri? Collector { get; private init; }

    public bool IsOn => AzureMonitor is not null || Collector is not null;

    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static TelemetryOptions From(IConfiguration configuration) => new()
    {
        AzureMonitor = AzureMonitorOf(configuration[AzureSetting]),
        IdentityClientId = IdentityOf(configuration[IdentitySetting]),
        Collector = CollectorOf(configuration[OtlpSetting]),
    };

    // The refusals do not repeat the setting, which holds the key of a component that accepts one.
    private static string? AzureMonitorOf(string? text) => text switch
    {
        null or "" => null,
        var some when Parts(some).Any(part => part.StartsWith("InstrumentationKey=", StringComparison.OrdinalIgnoreCase)) => some,
        _ => throw new RefusedStartException(
            $"The setting {AzureSetting} is not a connection string of Application Insights, such as 'InstrumentationKey=…;IngestionEndpoint=https://…'."),
    };

    private static string? IdentityOf(string? text) => text is null or "" ? null : Parts(text).Order(StringComparer.Ordinal).ToArray() switch
    {
        [Entra] => null,
        [Entra, var other] when other.StartsWith(ClientId, StringComparison.Ordinal) && Guid.TryParse(other[ClientId.Length..], out var id) => id.ToString(),
        _ => throw Settings.Wrong(IdentitySetting, text, $"{Entra}, or {Entra};{ClientId}<client id of the identity>"),
    };

    private static Uri? CollectorOf(string? text) => text switch
    {
        null or "" => null,
        var some when Uri.TryCreate(some, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) => address,
        var some => throw Settings.Wrong(OtlpSetting, some, "an absolute http or https address, such as http://localhost:4317"),
    };

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
