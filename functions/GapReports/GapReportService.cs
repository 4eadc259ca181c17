using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports;

/// <summary>Computes gap reports, each from only the records that its reader may see.</summary>
public sealed class GapReportService(
    IRegisterReader register, CurrentProjections projections, SnapshotArchive archive, PublishedReports published, Limits limits, TimeProvider time)
{
    /// <summary>Computes the report on a register.</summary>
    /// <param name="seen">What the reader sees of it.</param>
    /// <param name="outlook">The case shown month by month, and the reading whose binding items are shown.</param>
    /// <param name="withProbabilities">Whether to run trials for the probabilities of the goals, which takes longer than the rest.</param>
    /// <param name="cancellation">Cancels the work.</param>
    internal GapReportResponse Of(VisibleProjection seen, Outlook outlook, bool withProbabilities, CancellationToken cancellation)
    {
        var report = ReportOn(seen, outlook);
        return withProbabilities && seen.Projection is { } projection
            ? report with { Probabilities = Analyses.GoalProbabilities(projection, limits, cancellation) }
            : report;
    }

    /// <summary>Computes the report on an archived register, as far as the reader could see it that night; null if there is no such archive, or if it is not complete yet.</summary>
    /// <param name="id">The night.</param>
    /// <param name="reader">The reader as of now.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public async Task<GapReportResponse?> Archived(GapReportId id, Reader reader, CancellationToken cancellation)
    {
        if (await ProjectArchived(id, reader, asOf: null, cancellation) is not { } seen)
        {
            return null;
        }

        // As many trials as were published, whatever the setting is now.
        var kept = await published.Find(id, reader, cancellation);
        return OfNight(id, seen, limits with { ReportTrials = (int?)kept?["probabilities"]?["trials"] ?? limits.ReportTrials }, cancellation);
    }

    /// <summary>Computes the report on one night's register, with the probabilities of the goals.</summary>
    /// <param name="id">The night.</param>
    /// <param name="seen">What the reader could see that night.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    internal GapReportResponse OfNight(GapReportId id, VisibleProjection seen, CancellationToken cancellation) => OfNight(id, seen, limits, cancellation);

    /// <inheritdoc cref="OfNight(GapReportId, VisibleProjection, CancellationToken)"/>
    /// <param name="id">The night.</param>
    /// <param name="seen">What the reader could see that night.</param>
    /// <param name="limits">How many trials to run, and in how much memory.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    internal static GapReportResponse OfNight(GapReportId id, VisibleProjection seen, Limits limits, CancellationToken cancellation) =>
        ReportOn(seen, AnalysisQueries.UsualOutlook) with
        {
            ComputedAt = id.ComputedAt,
            Probabilities = seen.Projection is { } projection ? Analyses.GoalProbabilities(projection, limits, cancellation) : null,
        };

    /// <summary>Projects what a reader could see of one night's register.</summary>
    /// <param name="id">The night.</param>
    /// <param name="then">The whole register of that night.</param>
    /// <param name="reader">The reader, with the memberships of that night.</param>
    internal static VisibleProjection SeenAt(GapReportId id, Register then, Reader reader) => VisibleProjection.Of(then, reader, MonthOf(id.ComputedAt));

    /// <summary>Projects what a reader sees of the register as it is now.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="asOf">The month up to which observations count; null for this month.</param>
    /// <param name="cancellation">Cancels reading the register.</param>
    internal async Task<VisibleProjection> ProjectCurrent(Reader reader, Month? asOf, CancellationToken cancellation) =>
        projections.Of(await register.See(reader, cancellation), reader, asOf ?? MonthOf(time.GetUtcNow()));

    /// <summary>Projects what a reader could see of an archived register; null if there is no such archive, or if it is not complete yet.</summary>
    /// <param name="id">The night.</param>
    /// <param name="reader">The reader as of now.</param>
    /// <param name="asOf">The month up to which observations count; null for the month of that night.</param>
    /// <param name="cancellation">Cancels reading the archive.</param>
    internal async Task<VisibleProjection?> ProjectArchived(GapReportId id, Reader reader, Month? asOf, CancellationToken cancellation) =>
        await published.IsComplete(id, cancellation) && await archive.Find(id, cancellation) is { } then
            ? VisibleProjection.Of(then, AsThen(reader, then), asOf ?? MonthOf(id.ComputedAt))
            : null;

    private static GapReportResponse ReportOn(VisibleProjection seen, Outlook outlook) =>
        GapReportResponse.From(
            seen.Projection is { } projection ? GapReport.Of(projection, outlook) : GapReport.Empty(seen.AsOf, outlook), seen.Marking);

    /// <summary>The reader with the memberships that its partner had then.</summary>
    private static Reader AsThen(Reader reader, Register then) =>
        Reader.Of(reader.Partner, then.Partners.FirstOrDefault(partner => partner.Code == reader.Partner), reader.IsCoordinator);

    private static Month MonthOf(DateTimeOffset moment) => Month.Of(DateOnly.FromDateTime(moment.UtcDateTime));
}
