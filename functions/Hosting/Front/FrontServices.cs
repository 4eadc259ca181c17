using CoProduction.Functions.Access;

namespace CoProduction.Functions.Hosting.Front;

public static class FrontServices
{
    /// <summary>What requests pass before they reach a function. The order is that of the rules.</summary>
    /// <exception cref="RefusedStartException">No issuer of tokens is configured outside Development, or a setting is wrong.</exception>
    public static IServiceCollection AddFront(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        services.AddSingleton<RequestRules>().AddGate(configuration, environment);
}
