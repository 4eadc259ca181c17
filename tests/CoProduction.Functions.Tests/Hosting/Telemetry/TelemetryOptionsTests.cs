using CoProduction.Functions.Hosting.Telemetry;
using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Hosting.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Fact]
    public void Without_settings_nothing_is_sent() => Assert.False(From().IsOn);

    [Fact]
    public void Application_Insights_is_reached_with_the_identity_that_the_Functions_host_uses()
    {
        var options = From(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://example.org/"),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;ClientId=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"));

        Assert.Equal((true, "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"), (options.IsOn, options.IdentityClientId));
    }

    [Fact]
    public void Collector_alone_is_enough() => Assert.Equal(new Uri("http://localhost:4317"), From(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")).Collector);

    [Theory]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "a-secret", "The setting APPLICATIONINSIGHTS_CONNECTION_STRING is not a connection string of Application Insights, such as 'InstrumentationKey=…;IngestionEndpoint=https://…'.")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=1", "The setting APPLICATIONINSIGHTS_AUTHENTICATION_STRING is 'ClientId=1', but must be Authorization=AAD, or Authorization=AAD;ClientId=<client id of the identity>.")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "The setting OTEL_EXPORTER_OTLP_ENDPOINT is 'localhost:4317', but must be an absolute http or https address, such as http://localhost:4317.")]
    public void Wrong_setting_is_refused_in_one_sentence(string name, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RefusedStartException>(() => From((name, value))).Message);

    private static TelemetryOptions From(params (string Name, string Value)[] settings) => TelemetryOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
}
