using CoProduction.Functions.Access;

namespace CoProduction.Functions.Hosting.Front;

public static class FrontServices
{
    /// <summary>What requests pass before they reach a function. The order is that of the rules. Needs the <see cref="Limits"/>.</summary>
    /// <exception cref="RefusedStartException">No issuer of tokens is configured outside Development, or a setting is wrong.</exception>
    public static IServiceCollection AddFront(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        services
            .AddTokens(configuration, environment)
            .AddSingleton<IRequestRule, AddressLength>()
            .AddSingleton<IRequestRule>(Cors.From(configuration))
            .AddSingleton<IRequestRule, Identification>()
            .AddSingleton<IRequestRule, RequestRate>()
            .AddSingleton<IRequestRule, Gate>()
            .AddSingleton<RequestRules>();
}
