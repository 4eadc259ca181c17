using NCrontab;

namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>What makes a function run.</summary>
/// <param name="Binding">The name of the parameter that the trigger fills.</param>
public abstract record FunctionTrigger(string Binding);

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Methods">Lower case; none where the function takes every method.</param>
/// <param name="Route">Template without a leading slash, matched without regard to case.</param>
public sealed record HttpFunctionTrigger(string Binding, IReadOnlyList<string> Methods, string Route) : FunctionTrigger(Binding)
{
    /// <summary>Whether this is the function that answers what no other one takes.</summary>
    public bool TakesEveryMethod => Methods.Count == 0;
}

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Setting">The setting that holds the schedule: six cron fields, seconds first, in UTC.</param>
/// <param name="Default">The schedule where the setting is absent.</param>
/// <param name="UseMonitor">Whether the Functions host makes up for a run that was missed while nothing was running.</param>
/// <param name="RunOnStartup">Whether it also runs each time the program starts.</param>
public sealed record TimerFunctionTrigger(string Binding, string Setting, string Default, bool UseMonitor, bool RunOnStartup)
    : FunctionTrigger(Binding)
{
    private static readonly CrontabSchedule.ParseOptions SixFields = new() { IncludingSeconds = true };

    /// <summary>The schedule in force, as its setting or its default writes it.</summary>
    /// <exception cref="RefusedStartException">The setting holds no schedule.</exception>
    public string ExpressionIn(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => Default,
        var text when IsSchedule(text) => text,
        var text => throw new RefusedStartException(
            $"The setting {Setting} is '{text}', but must be six cron fields, seconds first, in UTC, such as '{Default}'."),
    };

    /// <inheritdoc cref="ExpressionIn"/>
    public CrontabSchedule ScheduleIn(IConfiguration configuration) => CrontabSchedule.Parse(ExpressionIn(configuration), SixFields);

    public static bool IsSchedule(string? text) => text is not null && CrontabSchedule.TryParse(text, SixFields) is not null;
}

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Queue">Name of the storage queue.</param>
/// <param name="Connection">Name of the setting that tells the storage account.</param>
public sealed record QueueFunctionTrigger(string Binding, string Queue, string Connection) : FunctionTrigger(Binding);
