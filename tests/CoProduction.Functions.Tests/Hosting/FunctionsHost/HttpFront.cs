using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>
/// Answers callers as the Functions host does. The first function in alphabetical order takes a request whose route fits, without
/// regard to case, and whose methods fit. A function that lists none accepts every method. If none fits, the response is a bare 404, or at the
/// root a bare 204.
/// </summary>
internal static class HttpFront
{
    /// <param name="functions">All functions of the worker.</param>
    /// <param name="prefix">Begins every route; empty for none.</param>
    /// <param name="serve">Has a function answer.</param>
    /// <returns>The running server, and the address at which it answers.</returns>
    public static Task<(WebApplication Server, Uri Address)> StartAsync(
        IEnumerable<WorkerFunction> functions, string prefix, Func<WorkerFunction, HttpContext, Task> serve)
        => LoopbackServer.StartAsync(HttpProtocols.Http1, _ => { }, server =>
        {
            server.UseRouter(Routes(functions, prefix, serve, server.Services.GetRequiredService<IInlineConstraintResolver>()));
            server.Run(context =>
            {
                context.Response.StatusCode = context.Request.Path == "/" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });

    // The host itself matches with these classes. Those of endpoint routing prefer the more specific route.
    private static RouteCollection Routes(
        IEnumerable<WorkerFunction> functions, string prefix, Func<WorkerFunction, HttpContext, Task> serve, IInlineConstraintResolver resolver)
    {
        var routes = new RouteCollection();
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (function.Trigger != "httpTrigger")
            {
                continue;
            }

            var route = function.Route is { Length: > 0 } told ? told : function.Name;
            var constraints = new Dictionary<string, object>();
            if (function.Methods is { } methods)
            {
                constraints["httpMethod"] = new HttpMethodRouteConstraint([.. methods]);
            }

            routes.Add(new Route(
                new RouteHandler(context => serve(function, context)),
                function.Name,
                prefix.Length > 0 ? $"{prefix}/{route}" : route,
                defaults: null,
                constraints,
                dataTokens: null,
                resolver));
        }

        return routes;
    }
}
