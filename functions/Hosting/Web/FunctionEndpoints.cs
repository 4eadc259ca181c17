using CoProduction.Functions.Hosting.Catalog;

namespace CoProduction.Functions.Hosting.Web;

internal static class FunctionEndpoints
{
    /// <summary>
    /// Maps every HTTP function to its route. As on the Functions host, routes are matched without regard to case, and a path that a
    /// function serves by other methods only is a 404: HEAD and OPTIONS, too, unless the function lists them.
    /// </summary>
    public static IEndpointRouteBuilder MapFunctions(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        foreach (var (function, trigger) in catalog.TriggeredBy<HttpFunctionTrigger>())
        {
            Map(endpoints, function, trigger);
        }

        // Also takes the requests that would otherwise be a 405.
        endpoints.MapFallback("{*path}", () => Problems.NotFound());
        return endpoints;
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
