using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoProduction.Functions.Tests.Hosting.FunctionsHost.Protocol;
using Microsoft.AspNetCore.Http;

namespace CoProduction.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The messages with which the Functions host runs functions.</summary>
internal static class Invocation
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>
    /// The message for a proxied request. It contains only the values of the query and the route, those of the route
    /// before those of the query. (The host also adds the properties of a JSON body, which no function here uses.)
    /// </summary>
    public static InvocationRequest Http(WorkerFunction function, string id, HttpContext context)
    {
        var request = context.Request;
        var values = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query.Where(pair => !pair.Key.Equals("code", StringComparison.OrdinalIgnoreCase)))
        {
            values[name] = Text(value.ToString());
        }

        foreach (var (name, value) in request.RouteValues.Where(pair => pair.Value is not null))
        {
            values[name] = Text(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }

        values.TryAdd("Query", Json(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())));
        values.TryAdd("Headers", Json(request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())));
        var trace = request.Headers.TraceParent.ToString() is { Length: > 0 } given ? given : NewTrace();
        return Request(function, id, new TypedData { Http = new RpcHttp() }, values, trace);
    }

    public static InvocationRequest Timer(WorkerFunction function)
    {
        var now = TimeProvider.System.GetUtcNow();
        var status = new { Last = now - Week, Next = now, LastUpdated = now - Week };
        return Request(
            function,
            Guid.NewGuid().ToString(),
            Json(new { Schedule = new { AdjustForDST = true }, ScheduleStatus = status, IsPastDue = false }),
            new() { ["TimerTrigger"] = Text(now.ToString(CultureInfo.InvariantCulture)) },
            NewTrace());
    }

    public static InvocationRequest Message(WorkerFunction function, string message)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Request(
            function,
            Guid.NewGuid().ToString(),
            Text(message),
            new()
            {
                ["QueueTrigger"] = Text(message),
                ["Id"] = Text(Guid.NewGuid().ToString()),
                ["PopReceipt"] = Text("popped"),
                ["DequeueCount"] = Json(1),
                ["InsertionTime"] = Json(now),
                ["NextVisibleTime"] = Json(now),
                ["ExpirationTime"] = Json(now + Week),
            },
            NewTrace());
    }

    private static InvocationRequest Request(WorkerFunction function, string id, TypedData input, Dictionary<string, TypedData> values, string trace)
        => new()
        {
            InvocationId = id,
            FunctionId = function.Id,
            InputData = { new ParameterBinding { Name = function.Parameter, Data = input } },
            TriggerMetadata = { values },
            TraceContext = new RpcTraceContext { TraceParent = trace },
        };

    private static TypedData Text(string text) => new() { String = text };

    private static TypedData Json<T>(T value) => new() { Json = JsonSerializer.Serialize(value) };

    private static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";
}
