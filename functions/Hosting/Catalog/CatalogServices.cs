namespace CoProduction.Functions.Hosting.Catalog;

internal static class CatalogServices
{
    /// <summary>Registers the functions of the program.</summary>
    /// <exception cref="RefusedStartException">The setting of a timer holds no schedule.</exception>
    public static IServiceCollection AddFunctions(this IServiceCollection services, FunctionCatalog catalog, IConfiguration configuration)
    {
        foreach (var (_, timer) in catalog.TriggeredBy<TimerFunctionTrigger>())
        {
            timer.ExpressionIn(configuration);
        }

        return services.AddSingleton(catalog).AddSingleton<RouteTable>();
    }
}
