using CoProduction.Functions.Hosting.Catalog;

namespace CoProduction.Functions.Hosting.Standalone;

internal static class FunctionEndpoints
{
    /// <summary>Maps every HTTP function to its route, which is matched without regard to case.</summary>
    public static void MapFunctions(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        foreach (var (function, trigger) in catalog.TriggeredBy<HttpFunctionTrigger>())
        {
            Map(endpoints, function, trigger);
        }
    }

    private static void Map(IEndpointRouteBuilder endpoints, FunctionDescriptor function, HttpFunctionTrigger trigger)
    {
        var instance = function.Instances();
        endpoints.Map(trigger.Route, _ => Task.CompletedTask).Add(endpoint =>
        {
            var built = RequestDelegateFactory.Create(
                function.Method,
                instance is null ? null : context => instance(context.RequestServices, null),
                new RequestDelegateFactoryOptions
                {
                    ServiceProvider = endpoints.ServiceProvider,
                    RouteParameterNames = ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(parameter => parameter.Name),
                    EndpointBuilder = endpoint,
                });
            endpoint.RequestDelegate = built.RequestDelegate;
            endpoint.DisplayName = function.Name;
            endpoint.Metadata.Add(new HttpMethodMetadata(trigger.Methods.Select(verb => verb.ToUpperInvariant())));
            endpoint.Metadata.Add(new EndpointNameMetadata(function.Name));
            endpoint.Metadata.Add(function);
        });
    }
}
