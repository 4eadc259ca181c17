using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>
/// Archives the register, publishes the report of each set of readers, and lists the night once all are stored. Any program can continue any night
/// from where it stopped: every step stores what never changes, under a name that does not depend on who takes the step.
/// </summary>
public sealed partial class NightRun(
    IRegisterReader register,
    SnapshotArchive archive,
    PublishedReports published,
    NightSchedule schedule,
    NightMessages queue,
    AnalysisGate gate,
    Limits limits,
    TimeProvider time,
    ILogger<NightRun> logger)
{
    private const int MostFailures = 5;

    // So many nights are continued in one run of a timer, which must end soon.
    private const int MostNights = 10;

    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(10);

    /// <summary>Begins a night.</summary>
    /// <param name="isPastDue">Whether the night was missed, so that another program may have made up for it already.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>Whether a night was begun.</returns>
    public async Task<bool> Begin(bool isPastDue, CancellationToken cancellation)
    {
        if (isPastDue && !await HasMissed(TimeSpan.Zero, cancellation))
        {
            return false;
        }

        await Begin(schedule.Now(), cancellation);
        return true;
    }

    /// <summary>Makes up for a missed night, and asks again for the reports that are missing of any night.</summary>
    public async Task Resume(CancellationToken cancellation)
    {
        if (await HasMissed(NightSchedule.Patience, cancellation))
        {
            var id = schedule.MadeUp();
            Log.Missed(logger, id);
            await Begin(id, cancellation);
        }

        var complete = (await published.Nights(cancellation)).ToHashSet();
        foreach (var id in (await archive.List(cancellation)).Where(id => !complete.Contains(id)).Take(MostNights))
        {
            try
            {
                await Continue(id, cancellation);
            }
#pragma warning disable CA1031 // One night that cannot be continued must not keep the others from it.
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotContinued(logger, id, fault);
            }
        }

        await published.RemoveParts(complete, cancellation);
    }

    /// <summary>Publishes the report of one set of readers, and lists the night if it was the last one.</summary>
    public async Task Publish(NightMessage asked, CancellationToken cancellation)
    {
        if (!GapReportId.TryParse(asked.Night, out var id) || await published.IsComplete(id, cancellation))
        {
            return;
        }

        try
        {
            if (!await TryPublish(id, asked.Readers, cancellation))
            {
                await queue.Send(asked, SoonAgain, cancellation);
            }
        }
#pragma warning disable CA1031 // Every failure is repeated: soon for some times, then whenever nights are resumed.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotPublished(logger, id, asked.Readers, fault);
            if (asked.Failures + 1 < MostFailures)
            {
                await queue.Send(asked with { Failures = asked.Failures + 1 }, SoonAgain * (asked.Failures + 1), cancellation);
            }
        }
    }

    private async Task<bool> HasMissed(TimeSpan patience, CancellationToken cancellation) =>
        schedule.HasMissed(await archive.List(cancellation) is [var newest, ..] ? newest : null, patience);

    private async Task Begin(GapReportId id, CancellationToken cancellation)
    {
        await archive.Keep(id, await register.Read(cancellation), cancellation);
        await Continue(id, cancellation);
    }

    /// <summary>Asks for the missing reports of a night, or lists it if there are none.</summary>
    private async Task Continue(GapReportId id, CancellationToken cancellation)
    {
        // Another program may have stored the snapshot, of another moment.
        var then = (await archive.Find(id, cancellation))!;
        var sets = ReaderSet.Of(then);
        if (!await published.TryComplete(id, sets, cancellation))
        {
            var parts = await published.Parts(id, cancellation);
            foreach (var readers in sets.Where(readers => !parts.Contains(readers.Key)))
            {
                await queue.Send(id, readers, cancellation);
            }
        }
    }

    /// <returns>Whether it had a turn to compute.</returns>
    private async Task<bool> TryPublish(GapReportId id, string key, CancellationToken cancellation)
    {
        using var measured = new ReportMeasurement("Night");
        using var turn = await gate.TryEnterForNight(time, cancellation);
        if (turn is null)
        {
            return false;
        }

        measured.Begin();
        await PublishInTurn(id, key, cancellation);
        return true;
    }

    private async Task PublishInTurn(GapReportId id, string key, CancellationToken cancellation)
    {
        // A program of another version may have asked for sets that this one does not know.
        if (await archive.Find(id, cancellation) is not { } then
            || ReaderSet.Of(then) is var sets && sets.FirstOrDefault(set => set.Key == key) is not { } readers)
        {
            return;
        }

        if (!(await published.Parts(id, cancellation)).Contains(key))
        {
            await published.Publish(id, readers, () => GapReportService.SeenAt(id, then, readers.Members[0].Value), Compute, cancellation);
        }

        if (await published.TryComplete(id, sets, cancellation))
        {
            Log.Complete(logger, id, sets.Count);
        }

        GapReportResponse Compute(VisibleProjection seen) => GapReportService.OfNight(id, seen, limits, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Night {Night} is complete: the reports of {Sets} sets of readers are published.")]
        public static partial void Complete(ILogger logger, GapReportId night, int sets);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The archive of last night is missing. Archiving the register as it is now, as {Night}.")]
        public static partial void Missed(ILogger logger, GapReportId night);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "A report of night {Night}, for the readers {Readers}, could not be published. It is tried again until it succeeds; the night is not listed before.")]
        public static partial void NotPublished(ILogger logger, GapReportId night, string readers, Exception fault);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Night {Night} could not be continued. It is tried again every few minutes; the night is not listed before. If this repeats, check that its snapshot can be read.")]
        public static partial void NotContinued(ILogger logger, GapReportId night, Exception fault);
    }
}
