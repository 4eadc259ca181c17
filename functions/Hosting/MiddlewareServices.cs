using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Middleware;

namespace CoProduction.Functions.Hosting;

public static class MiddlewareServices
{
    /// <summary>
    /// Adds the rules that requests pass before they reach a function, in the order in which they apply. Needs the <see cref="Limits"/> among
    /// the services.
    /// </summary>
    /// <exception cref="RefusedStartException">No token issuer is configured outside Development, or a setting is wrong.</exception>
    public static IServiceCollection AddMiddleware(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        AnswerCompression.AddTo(services);
        return services
            .AddTokens(configuration, environment)
            .AddSingleton<IRequestRule, AddressLength>()
            .AddSingleton<IRequestRule>(Cors.From(configuration))
            .AddSingleton<IRequestRule, Deprecation>()
            .AddSingleton<IRequestRule, Authentication>()
            .AddSingleton<IRequestRule, RequestRate>()
            .AddSingleton<IRequestRule, Challenge>()
            .AddSingleton<IRequestRule, KnownParameters>()
            .AddSingleton<IRequestRule, CallerNaming>()
            .AddSingleton<IRequestRule, ReadLogging>()
            .AddSingleton<RequestRules>();
    }
}
