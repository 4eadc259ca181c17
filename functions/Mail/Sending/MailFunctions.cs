using CoProduction.Functions.Catalog;
using CoProduction.Functions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Sends mail: from the queue as soon as there is any, and every quarter of an hour what is due, so that the hour of each time zone is met.</summary>
public sealed class MailFunctions(MailRun run, WeeklyReports reports, MonthlyReminders reminders, RunHistory history, MailMessages queue)
{
    /// <summary>Sends the reports that are due, and tries again what could not be sent.</summary>
    [Function("SendWeeklyReports")]
    [DefaultSchedule("0 */15 * * * *")]
    public Task Send([TimerTrigger("%CoProduction:Schedules:SendWeeklyReports%")] TimerInfo timer, CancellationToken cancellation) => history.Scheduled(reports, cancellation);

    /// <summary>Reminds partners of open questions and old records, once a month.</summary>
    [Function("SendMonthlyReminders")]
    [DefaultSchedule("0 0 7 * * *")]
    public Task Remind([TimerTrigger("%CoProduction:Schedules:SendMonthlyReminders%")] TimerInfo timer, CancellationToken cancellation) =>
        history.Scheduled(reminders, cancellation);

    /// <summary>Sends what a queue message asks for.</summary>
    [Function("RunMail")]
    public async Task Run([QueueTrigger(MailMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } asked)
        {
            await run.Run(asked.Subscription, cancellation);
        }
    }
}
