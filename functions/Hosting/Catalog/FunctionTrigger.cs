using NCrontab;

namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>What makes a function run.</summary>
/// <param name="Binding">The name of the parameter that the trigger fills; the same in <c>function.json</c> and in a posted invocation.</param>
public abstract record FunctionTrigger(string Binding);

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Methods">Lower case, at least one.</param>
/// <param name="Route">Template without a leading slash, matched without regard to case.</param>
/// <param name="AuthLevel">As <c>function.json</c> spells it.</param>
public sealed record HttpFunctionTrigger(string Binding, IReadOnlyList<string> Methods, string Route, string AuthLevel) : FunctionTrigger(Binding);

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Expression">Six cron fields, seconds first, in UTC.</param>
/// <param name="Schedule">The expression, parsed.</param>
/// <param name="UseMonitor">Whether the Functions host makes up for a run that was missed while nothing was running.</param>
/// <param name="RunOnStartup">Whether it also runs each time the program starts.</param>
public sealed record TimerFunctionTrigger(string Binding, string Expression, CrontabSchedule Schedule, bool UseMonitor, bool RunOnStartup)
    : FunctionTrigger(Binding);

/// <param name="Binding"><inheritdoc cref="FunctionTrigger" path="/param[@name='Binding']"/></param>
/// <param name="Queue">Name of the storage queue.</param>
/// <param name="Connection">Name of the setting that tells the storage account.</param>
public sealed record QueueFunctionTrigger(string Binding, string Queue, string Connection) : FunctionTrigger(Binding);
