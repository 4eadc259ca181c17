using CoProduction.Functions.Catalog;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CoProduction.Functions.Hosting.Standalone;

internal static class FunctionEndpoints
{
    /// <summary>Maps every HTTP function to its route. Case does not matter in routes.</summary>
    public static void MapFunctions(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        foreach (var (function, trigger) in catalog.TriggeredBy<HttpFunctionTrigger>())
        {
            Map(endpoints, function, trigger);
        }
    }

    private static void Map(IEndpointRouteBuilder endpoints, FunctionDescriptor function, HttpFunctionTrigger trigger)
    {
        var handler = new Lazy<RequestDelegate>(() => Delegate(endpoints.ServiceProvider, function, trigger));
        endpoints.Map(trigger.Route, context => handler.Value(context))
            .WithDisplayName(function.Name)
            .WithName(function.Name)
            .WithMetadata(new HttpMethodMetadata(trigger.Methods.Select(verb => verb.ToUpperInvariant())), function);
    }

    /// <summary>Compiles the handler of a function on its first request, because few functions are needed soon after a start.</summary>
    private static RequestDelegate Delegate(IServiceProvider services, FunctionDescriptor function, HttpFunctionTrigger trigger)
    {
        var instance = function.Instances();
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = services,
            RouteParameterNames = RoutePatternFactory.Parse(trigger.Route).Parameters.Select(parameter => parameter.Name),
        };
        return RequestDelegateFactory
            .Create(function.Method, instance is null ? null : context => instance(context.RequestServices, null), options)
            .RequestDelegate;
    }
}
