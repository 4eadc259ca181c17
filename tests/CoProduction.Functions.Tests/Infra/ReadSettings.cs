using CoProduction.Functions.Catalog;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>The settings that the program asks for when it starts, found by noting what it asks its configuration.</summary>
internal static class ReadSettings
{
    private const string Tenant = "CoProduction:Access:Tenants:72f988bf86f141af91ab2d7cd011db47";

    /// <summary>Their names as environment variables have them. A star stands for the id of a tenant.</summary>
    public static IReadOnlyCollection<string> All()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (carrier, place, value) in new[] { ("azure", "Azure:Endpoint", "https://mail.communication.example"), ("smtp", "Smtp:Host", "mail.example.org") })
        {
            Start(names, Environments.Production, new()
            {
                ["AzureWebJobsStorage:accountName"] = "coproduction",
                ["CoProduction:Access:Issuer"] = "https://login.microsoftonline.com/{tenant}/v2.0",
                ["CoProduction:Access:Audience"] = "coproduction",
                ["CoProduction:Cors:Origins:0"] = "https://dashboard.example.org",
                ["CoProduction:Dashboard:ClientId"] = "5f3c1f0a-7d52-4b4f-9f0e-1a2b3c4d5e6f",
                ["CoProduction:Mail:Carrier"] = carrier,
                ["CoProduction:Mail:From"] = "coproduction@example.org",
                [$"CoProduction:Mail:{place}"] = value,
                [Tenant] = "POL",
            });
        }

        Start(names, Environments.Development, new()
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["CoProduction:Access:DevelopmentKeyFile"] = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pem"),
        });
        return [.. names.Select(name => name.Replace(Tenant, "CoProduction:Access:Tenants:*", StringComparison.Ordinal).Replace(":", "__", StringComparison.Ordinal))];
    }

    private static void Start(SortedSet<string> names, string environment, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().Add(new NotingSource(names, settings)).Build();
        var catalog = FunctionCatalog.Of(typeof(Program).Assembly);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddCoProduction(configuration)
            .AddFunctions(catalog, configuration)
            .AddMiddleware(configuration, new HostingEnvironment { EnvironmentName = environment });
        services.AddTelemetry(configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<NightSchedule>();
        if (settings.GetValueOrDefault("CoProduction:Access:DevelopmentKeyFile") is { } key)
        {
            File.Delete(key);
        }
    }

    private sealed class NotingSource(SortedSet<string> names, Dictionary<string, string?> settings) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new NotingProvider(names, settings);
    }

    private sealed class NotingProvider : ConfigurationProvider
    {
        private readonly SortedSet<string> names;

        public NotingProvider(SortedSet<string> names, Dictionary<string, string?> settings) => (this.names, Data) = (names, settings);

        public override bool TryGet(string key, out string? value)
        {
            names.Add(key);
            return base.TryGet(key, out value);
        }
    }
}
