using System.Reflection;
using CoProduction.Functions.Hosting.Catalog;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>Runs a timer or queue function once, on a fresh instance in a scope of its own.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes)
{
    /// <param name="function">A timer or queue function.</param>
    /// <param name="trigger">What its trigger parameter is given.</param>
    /// <param name="cancellation">What its cancellation parameter is given, if it has one.</param>
    public async Task RunAsync(FunctionDescriptor function, object trigger, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = function.Instances()?.Invoke(scope.ServiceProvider, null);
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellation : trigger)
            .ToArray();
        await (Task)function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
