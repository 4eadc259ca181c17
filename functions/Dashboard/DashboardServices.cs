using CoProduction.Functions.Access.Tokens;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Dashboard;

public static class DashboardServices
{
    /// <summary>Adds what the dashboard is told before anybody has signed in. Needs the issuers of tokens among the services.</summary>
    /// <exception cref="RefusedStartException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(DashboardOptions.From(configuration))
            .AddSingleton(provider => new SignInWays(
                provider.GetRequiredService<IIssuers>(), provider.GetRequiredService<DashboardOptions>(), provider.GetRequiredService<TimeProvider>()));
}
