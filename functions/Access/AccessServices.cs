using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Access;

public static class AccessServices
{
    private const string Variables = "CoProduction__Access__";

    /// <summary>Adds the visibility of records, the people and the log of reads. Needs the register and the tables among the services.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddSingleton<Visibility>()
            .AddSingleton<AnalysisGate>()
            .AddSingleton<ReadLog>()
            .AddSingleton<PeopleTable>()
            .AddSingleton<KnownPeople>()
            .AddSingleton<PersonalData>()
            .AddSingleton<ITraces, RevisionTraces>()
            .AddTraces<ReadLog>()
            .AddTraces<PeopleTable>();

    /// <summary>Adds a service that keeps who did something to the places where people are searched for.</summary>
    internal static IServiceCollection AddTraces<TPlace>(this IServiceCollection services)
        where TPlace : class, ITraces => services.AddSingleton<ITraces>(provider => provider.GetRequiredService<TPlace>());

    /// <summary>Adds the check of tokens, with the configured issuer or, in Development without one, the development issuer.</summary>
    /// <exception cref="RefusedStartException">No issuer is configured outside Development, or a setting is wrong.</exception>
    public static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (AccessOptions.From(configuration) is { } options)
        {
            services.AddSingleton(options);
            services.AddSingleton(TenantSettings.Of(options));
            services.AddSingleton<IIssuers, ConfiguredIssuers>();
        }
        else
        {
            RefuseOutsideDevelopment(environment);
            services.AddSingleton(TenantSettings.Development);
            services.AddSingleton<IIssuers>(DevelopmentIssuer.Open(configuration, environment));
            services.AddHostedService<DevelopmentNotice>();
        }

        return services
            .AddSingleton<TenantTable>()
            .AddTraces<TenantTable>()
            .AddSingleton<TenantRegister>()
            .AddSingleton(provider => new KnownTenants(
                provider.GetRequiredService<TenantRegister>().Read, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KnownTenants>>()))
            .AddSingleton<TokenCheck>();
    }

    private static void RefuseOutsideDevelopment(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            throw new RefusedStartException(
                $"No token issuer is configured, and the environment is {environment.EnvironmentName}: set {AccessOptions.Section}:Issuer, "
                + $"{AccessOptions.Section}:Audience and {AccessOptions.Section}:Tenants:<tenant id> (as environment variables: {Variables}Issuer, "
                + $"{Variables}Audience and {Variables}Tenants__<tenant id>), or set ASPNETCORE_ENVIRONMENT=Development on your own machine.");
        }
    }
}
