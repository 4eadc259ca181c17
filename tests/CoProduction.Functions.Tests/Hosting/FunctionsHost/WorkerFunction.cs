using System.Text.Json;
using CoProduction.Functions.Tests.Hosting.FunctionsHost.Protocol;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>A function that the worker reports.</summary>
/// <param name="Id">The id that the host uses.</param>
/// <param name="Name">The name that people use.</param>
/// <param name="Trigger">The type of its trigger: <c>httpTrigger</c>, <c>timerTrigger</c>, <c>queueTrigger</c>.</param>
/// <param name="Parameter">The parameter that the trigger fills.</param>
/// <param name="Route">Template without the prefix of all routes; null where it has none.</param>
/// <param name="Methods">Null where the function takes every method.</param>
/// <param name="Schedule">When a timer runs; null for other triggers.</param>
/// <param name="Queue">The queue that is listened to; null for other triggers.</param>
public sealed record WorkerFunction(
    string Id, string Name, string Trigger, string Parameter, string? Route, IReadOnlyList<string>? Methods, string? Schedule, string? Queue)
{
    internal static WorkerFunction Of(RpcFunctionMetadata metadata)
    {
        var trigger = metadata.RawBindings
            .Select(binding => JsonSerializer.Deserialize<JsonElement>(binding))
            .Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return new WorkerFunction(
            metadata.FunctionId,
            metadata.Name,
            Text(trigger, "type")!,
            Text(trigger, "name")!,
            Text(trigger, "route"),
            trigger.TryGetProperty("methods", out var methods) ? [.. methods.EnumerateArray().Select(method => method.GetString()!)] : null,
            Text(trigger, "schedule"),
            Text(trigger, "queueName"));
    }

    private static string? Text(JsonElement binding, string property)
        => binding.TryGetProperty(property, out var value) ? value.GetString() : null;
}
