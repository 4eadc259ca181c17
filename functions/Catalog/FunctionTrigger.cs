using CoProduction.Functions.Http;
using NCrontab;

namespace CoProduction.Functions.Catalog;

/// <summary>The trigger that runs a function.</summary>
/// <param name="Binding">The name of the parameter that the trigger fills.</param>
public abstract record FunctionTrigger(string Binding);

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Methods">In lower case; empty if the function accepts every method.</param>
/// <param name="Route">The route template, without a leading slash. Case does not matter.</param>
public sealed record HttpFunctionTrigger(string Binding, IReadOnlyList<string> Methods, string Route) : FunctionTrigger(Binding)
{
    /// <summary>Whether this is the function that answers every request that no other function accepts.</summary>
    public bool TakesEveryMethod => Methods.Count == 0;
}

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Setting">The setting that holds the schedule: six cron fields, seconds first, in UTC.</param>
/// <param name="Default">The schedule if the setting is absent.</param>
/// <param name="UseMonitor">Whether the Functions host makes up for a run that it missed while it was down.</param>
/// <param name="RunOnStartup">Whether the function also runs each time the program starts.</param>
public sealed record TimerFunctionTrigger(string Binding, string Setting, string Default, bool UseMonitor, bool RunOnStartup)
    : FunctionTrigger(Binding)
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    /// <summary>The schedule in force, as text: the setting's value, or the default.</summary>
    /// <exception cref="RefusedStartException">The setting is not a schedule.</exception>
    public string ExpressionIn(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => Default,
        var text when IsSchedule(text) => text,
        var text => throw Settings.Wrong(Setting, text, $"six cron fields, seconds first, in UTC, such as '{Default}'"),
    };

    /// <inheritdoc cref="ExpressionIn"/>
    public CrontabSchedule ScheduleIn(IConfiguration configuration) => CrontabSchedule.Parse(ExpressionIn(configuration), SixFields);

    public static bool IsSchedule(string? text) => text is not null && CrontabSchedule.TryParse(text, SixFields) is not null;
}

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Queue">The name of the storage queue.</param>
/// <param name="Connection">The name of the setting that holds the storage account.</param>
public sealed record QueueFunctionTrigger(string Binding, string Queue, string Connection) : FunctionTrigger(Binding);

/// <summary>The schedule of a timer function if the setting that its trigger names is absent.</summary>
/// <param name="expression">Six cron fields, seconds first, in UTC: <c>0 30 2 * * *</c> is every night at half past two.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefaultScheduleAttribute(string expression) : Attribute
{
    public string Expression { get; } = expression;
}
