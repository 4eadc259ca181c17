using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Front;

namespace CoProduction.Functions.Access;

public static class AccessServices
{
    private const string Variables = "CoProduction__Access__";

    /// <summary>What a caller may see. Needs the register among the services.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<Readers>();

    /// <summary>Who calls: requests pass only with a token of the configured issuer or, in Development, of the development issuer.</summary>
    /// <exception cref="RefusedStartException">No issuer is configured outside Development, or a setting is wrong.</exception>
    public static IServiceCollection AddGate(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (AccessOptions.From(configuration) is { } options)
        {
            services.AddSingleton(options);
            services.AddSingleton<IIssuers, ConfiguredIssuers>();
        }
        else
        {
            RefuseOutsideDevelopment(environment);
            services.AddSingleton<IIssuers>(DevelopmentIssuer.Open(configuration, environment));
            services.AddHostedService<DevelopmentNotice>();
        }

        services.AddSingleton<TokenCheck>();
        return services.AddSingleton<IRequestRule, Gate>();
    }

    private static void RefuseOutsideDevelopment(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            throw new RefusedStartException(
                $"No issuer of tokens is configured, and the environment is {environment.EnvironmentName}: set {AccessOptions.Section}:Issuer, "
                + $"{AccessOptions.Section}:Audience and {AccessOptions.Section}:Tenants:<tenant id> (as environment variables {Variables}Issuer, "
                + $"{Variables}Audience and {Variables}Tenants__<tenant id>), or ASPNETCORE_ENVIRONMENT=Development to run it on your own machine.");
        }
    }
}
