using CoProduction.Functions.Catalog;
using CoProduction.Functions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>Archives the register each night, and publishes its reports from a queue.</summary>
public sealed class NightFunctions(NightRun run, NightMessages queue, RunHistory history, NightlyArchive archive, ArchiveRemoval removal)
{
    /// <summary>Archives a snapshot of the register and asks for its reports to be published.</summary>
    [Function("ArchiveGapReport")]
    [DefaultSchedule(NightSchedule.Default)]
    public Task Archive([TimerTrigger($"%{NightSchedule.Setting}%")] TimerInfo timer, CancellationToken cancellation) =>
        history.Scheduled(timer.IsPastDue ? new NightlyArchive(run, isPastDue: true) : archive, cancellation);

    /// <summary>Continues nights that are not complete, and makes up for one that was missed.</summary>
    [Function("ResumeGapReports")]
    [DefaultSchedule(NightSchedule.ResumeDefault)]
    public Task Resume([TimerTrigger($"%{NightSchedule.ResumeSetting}%")] TimerInfo timer, CancellationToken cancellation) => run.Resume(cancellation);

    /// <summary>Deletes nights that are older than the setting says.</summary>
    [Function("RemoveArchives")]
    [DefaultSchedule("0 0 4 * * *")]
    public Task Remove([TimerTrigger("%CoProduction:Schedules:RemoveArchives%")] TimerInfo timer, CancellationToken cancellation) =>
        history.Scheduled(removal, cancellation);

    /// <summary>Publishes the report that a queue message names.</summary>
    [Function("PublishGapReport")]
    public async Task Publish([QueueTrigger(NightMessages.Name)] string message, CancellationToken cancellation)
    {
        if (await queue.Read(message, cancellation) is { } asked)
        {
            await run.Publish(asked, cancellation);
        }
    }
}
