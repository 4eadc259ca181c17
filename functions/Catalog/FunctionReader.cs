using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Catalog;

/// <summary>Reads a method's attributes, and refuses a declaration that would make the two hosts behave differently.</summary>
internal static partial class FunctionReader
{
    /// <summary>The route of the function that answers every request that no other function accepts.</summary>
    private const string EveryPath = "{*path}";

    private const string DefaultConnection = "AzureWebJobsStorage";

    public static FunctionDescriptor Read(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        Require(FunctionName().IsMatch(name), name, "a name must be a letter and up to 127 letters, digits, dashes or underscores, and not 'host'.");
        Require(method.IsPublic, name, "a function must be a public method.");
        Require(typeof(Task).IsAssignableFrom(method.ReturnType), name, "a function must return a task.");

        var triggered = method.GetParameters().Where(parameter => TriggerAttribute(parameter) is not null).ToArray();
        Require(triggered.Length == 1, name, "a function must have exactly one trigger.");
        return new FunctionDescriptor(name, method, Trigger(name, method, triggered[0]));
    }

    private static Attribute? TriggerAttribute(ParameterInfo parameter)
        => parameter.GetCustomAttributes()
            .SingleOrDefault(attribute => attribute is HttpTriggerAttribute or TimerTriggerAttribute or QueueTriggerAttribute);

    private static FunctionTrigger Trigger(string name, MethodInfo method, ParameterInfo parameter) => TriggerAttribute(parameter) switch
    {
        HttpTriggerAttribute http => Http(name, method, parameter, http),
        TimerTriggerAttribute timer => Timer(name, method, parameter, timer),
        QueueTriggerAttribute queue => Queue(name, method, parameter, queue),
        _ => throw new InvalidFunctionException($"{name}: the kind of trigger is unknown."),
    };

    private static HttpFunctionTrigger Http(string name, MethodInfo method, ParameterInfo parameter, HttpTriggerAttribute http)
    {
        string[] methods = [.. (http.Methods ?? []).Select(verb => verb.ToLowerInvariant())];
        Require(http.Route is not (null or "") && !http.Route.StartsWith('/'), name, "an HTTP trigger must name its route, without a leading slash.");
        Require(methods.Length > 0 || http.Route == EveryPath, name, $"an HTTP trigger must list its methods, unless its route is {EveryPath}.");
        Require(methods.Contains("get") == methods.Contains("head"), name, "an HTTP trigger that lists get must also list head.");
        Require(http.AuthLevel == AuthorizationLevel.Anonymous, name, "an HTTP trigger must be anonymous: the program checks tokens itself.");
        Require(parameter.ParameterType == typeof(HttpRequest), name, "the parameter of an HTTP trigger must be an HttpRequest.");
        Require(method.ReturnType.IsGenericType, name, "an HTTP function must return a task with its result.");
        var inRoute = RouteParameters(name, http.Route!);

        // A route parameter is text on both hosts. The isolated worker would also fill other strings, from the query.
        OnlyTakes(
            name,
            method,
            parameter,
            other => other.ParameterType == typeof(string) && inRoute.Contains(other.Name!),
            "route parameters as strings");
        return new HttpFunctionTrigger(parameter.Name!, methods, http.Route!);
    }

    private static TimerFunctionTrigger Timer(string name, MethodInfo method, ParameterInfo parameter, TimerTriggerAttribute timer)
    {
        Require(parameter.ParameterType == typeof(TimerInfo), name, "the parameter of a timer trigger must be a TimerInfo.");
        OnlyTakes(name, method, parameter, _ => false, "nothing else");
        RequirePlainTask(name, method);
        var setting = timer.Schedule is ['%', .. var named, '%'] ? named : "";
        Require(setting.Length > 0, name, $"a timer's schedule must be a setting, as in %{name}%, not '{timer.Schedule}'.");
        var expression = method.GetCustomAttribute<DefaultScheduleAttribute>()?.Expression;
        Require(TimerFunctionTrigger.IsSchedule(expression), name, $"the default schedule '{expression}' must have six cron fields.");
        return new TimerFunctionTrigger(parameter.Name!, setting, expression!, timer.UseMonitor, timer.RunOnStartup);
    }

    private static QueueFunctionTrigger Queue(string name, MethodInfo method, ParameterInfo parameter, QueueTriggerAttribute queue)
    {
        Require(parameter.ParameterType == typeof(string), name, "the parameter of a queue trigger must be a string.");
        Require(QueueName().IsMatch(queue.QueueName), name, $"'{queue.QueueName}' is not a valid name of a storage queue.");
        OnlyTakes(name, method, parameter, _ => false, "nothing else");
        RequirePlainTask(name, method);
        return new QueueFunctionTrigger(parameter.Name!, queue.QueueName, queue.Connection ?? DefaultConnection);
    }

    private static HashSet<string> RouteParameters(string name, string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route).Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (RoutePatternException fault)
        {
            throw new InvalidFunctionException($"{name}: the route '{route}' cannot be read. {fault.Message}");
        }
    }

    private static void OnlyTakes(string name, MethodInfo method, ParameterInfo trigger, Func<ParameterInfo, bool> also, string what)
    {
        var stray = method.GetParameters().FirstOrDefault(other
            => other.Position != trigger.Position && other.ParameterType != typeof(CancellationToken) && !also(other));
        Require(stray is null, name, $"beside the trigger, a function may take only {what} and a CancellationToken, not '{stray?.Name}'.");
    }

    private static void RequirePlainTask(string name, MethodInfo method)
        => Require(method.ReturnType == typeof(Task), name, "a timer or queue function must return a plain task.");

    private static void Require(bool isKept, string name, string rule)
    {
        if (!isKept)
        {
            throw new InvalidFunctionException($"{name}: {rule}");
        }
    }

    [GeneratedRegex(@"^(?!host$)[a-z][a-z0-9_\-]{0,127}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FunctionName();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex QueueName();
}

/// <summary>A function's declaration would make the two hosts run it differently.</summary>
public sealed class InvalidFunctionException(string message) : Exception(message);
