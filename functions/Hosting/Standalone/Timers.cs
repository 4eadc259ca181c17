using CoProduction.Functions.Catalog;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace CoProduction.Functions.Hosting.Standalone;

/// <summary>
/// Runs each timer function on its schedule, in UTC, one run at a time. An occurrence during a run is skipped. A failed run is logged and
/// does not affect the next one. Occurrences that the program missed while it was down are not made up for.
/// </summary>
internal sealed partial class Timers(
    FunctionCatalog catalog, IConfiguration configuration, FunctionInvoker invoker, TimeProvider time, ILogger<Timers> logger) : BackgroundService
{
    // A delay can be at most about 49 days, but a schedule can wait longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // A machine that was asleep is late by more than this. A shorter delay only means that the machine is busy.
    private static readonly TimeSpan PastDue = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(catalog.TriggeredBy<TimerFunctionTrigger>().Select(timer => FollowAsync(timer.Function, timer.Trigger, stoppingToken)));

    private async Task FollowAsync(FunctionDescriptor function, TimerFunctionTrigger timer, CancellationToken stopping)
    {
        var (schedule, last) = (timer.ScheduleIn(configuration), default(DateTime));
        if (timer.RunOnStartup)
        {
            last = Now();
            await RunAsync(function, timer, schedule, last, default, stopping);
        }

        while (!stopping.IsCancellationRequested)
        {
            var due = schedule.GetNextOccurrence(Now());
            await WaitUntilAsync(due, stopping);
            await RunAsync(function, timer, schedule, due, last, stopping);
            last = due;
        }
    }

    private async Task WaitUntilAsync(DateTime due, CancellationToken stopping)
    {
        for (var left = due - Now(); left > TimeSpan.Zero; left = due - Now())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, stopping);
        }
    }

    private async Task RunAsync(
        FunctionDescriptor function, TimerFunctionTrigger timer, CrontabSchedule schedule, DateTime due, DateTime last, CancellationToken stopping)
    {
        var now = Now();
        var info = new TimerInfo
        {
            ScheduleStatus = timer.UseMonitor ? new ScheduleStatus { Last = last, Next = schedule.GetNextOccurrence(now), LastUpdated = last } : null,
            IsPastDue = now - due >= PastDue,
        };
        try
        {
            await invoker.RunAsync(function, info, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.Stopped(logger, function.Name);
        }
#pragma warning disable CA1031 // Whatever a function throws must not end the program or its other timers.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, function.Name, fault);
        }
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The timer function {Function} failed. It runs again at the next time in its schedule; fix the cause before then.")]
        public static partial void Failed(ILogger logger, string function, Exception fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "The timer function {Function} was interrupted, because the program is stopping.")]
        public static partial void Stopped(ILogger logger, string function);
    }
}
