using CoProduction.Functions.Http;

namespace CoProduction.Functions.Catalog;

internal static class CatalogServices
{
    /// <summary>Adds the program's functions.</summary>
    /// <exception cref="RefusedStartException">The setting of a timer is not a schedule.</exception>
    public static IServiceCollection AddFunctions(this IServiceCollection services, FunctionCatalog catalog, IConfiguration configuration)
    {
        foreach (var (_, timer) in catalog.TriggeredBy<TimerFunctionTrigger>())
        {
            timer.ExpressionIn(configuration);
        }

        return services.AddSingleton(catalog).AddSingleton<RouteTable>();
    }
}
