using System.Diagnostics;
using System.Reflection;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Telemetry;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>Runs a timer or queue function once, on a new instance in its own scope.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes)
{
    /// <summary>Runs a function.</summary>
    /// <param name="function">A timer or queue function.</param>
    /// <param name="trigger">The value of the function's trigger parameter.</param>
    /// <param name="cancellation">The value of the function's cancellation parameter, if it has one.</param>
    public async Task RunAsync(FunctionDescriptor function, object trigger, CancellationToken cancellation)
    {
        using var span = Instruments.Spans.StartActivity(function.Name, ActivityKind.Consumer);
        var (start, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            await InvokeAsync(function, trigger, cancellation);
            outcome = "succeeded";
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
        finally
        {
            Instruments.FunctionRuns.Record(
                Instruments.SecondsSince(start),
                KeyValuePair.Create<string, object?>(Instruments.Function, function.Name),
                KeyValuePair.Create<string, object?>(Instruments.Outcome, outcome));
        }
    }

    private async Task InvokeAsync(FunctionDescriptor function, object trigger, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = function.Instances()?.Invoke(scope.ServiceProvider, null);
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellation : trigger)
            .ToArray();
        await (Task)function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
