using CoProduction.Functions.Registry;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports;

/// <summary>Computes gap reports, each only from what its reader may see.</summary>
public sealed class GapReports(IRegisterReader register, SnapshotArchive archive, TimeProvider time)
{
    /// <summary>The report on the register as it is now.</summary>
    /// <param name="reader">Whom it is for.</param>
    /// <param name="asOf">The month up to which observations count; null for this month.</param>
    /// <param name="forecast">The case that is shown month by month.</param>
    /// <param name="cancellation">Ends the reading of the register.</param>
    public async Task<GapReportResponse> Compute(Reader reader, Month? asOf, ForecastCase forecast, CancellationToken cancellation) =>
        Compute(await Project(reader, asOf, cancellation), forecast);

    /// <summary>
    /// The report on the register as it was that night, as far as the reader could see it then; null where there is none.
    /// </summary>
    public async Task<GapReportResponse?> Find(GapReportId id, Reader reader, CancellationToken cancellation) =>
        await archive.Find(id, cancellation) is { } then ? Compute(id, then, AsThen(reader, then)) : null;

    /// <summary>The report of a night's register for a reader.</summary>
    internal static GapReportResponse Compute(GapReportId id, Register then, Reader reader)
    {
        var seen = Project(then.SeenBy(reader), reader, MonthOf(id.ComputedAt));
        return Compute(seen, ForecastCase.Committed) with
        {
            ComputedAt = id.ComputedAt,
            Probabilities = seen.Projection is { } projection ? GoalProbabilitiesResponse.Of(projection) : null,
        };
    }

    /// <summary>The ground for analyses of the register as it is now.</summary>
    /// <param name="reader">Whom they are for.</param>
    /// <param name="asOf">The month up to which observations count; null for this month.</param>
    /// <param name="cancellation">Ends the reading of the register.</param>
    internal async Task<SeenProjection> Project(Reader reader, Month? asOf, CancellationToken cancellation) =>
        Project((await register.Read(cancellation)).SeenBy(reader), reader, asOf ?? MonthOf(time.GetUtcNow()));

    /// <summary>The ground for analyses of the register as it was that night, as far as the reader could see it then; null where there is none.</summary>
    internal async Task<SeenProjection?> Project(GapReportId id, Reader reader, CancellationToken cancellation, Month? asOf = null)
    {
        if (await archive.Find(id, cancellation) is not { } then)
        {
            return null;
        }

        var (asThen, month) = (AsThen(reader, then), asOf ?? MonthOf(id.ComputedAt));
        return Project(then.SeenBy(asThen), asThen, month);
    }

    private static SeenProjection Project(Register seen, Reader reader, Month asOf) =>
        new(Projection.Of(seen, asOf), asOf, Marking.Of(seen, reader), seen);

    private static GapReportResponse Compute(SeenProjection seen, ForecastCase forecast) =>
        GapReportResponse.From(
            seen.Projection is { } projection ? GapReport.Of(projection, forecast) : GapReport.Of(seen.Register, seen.AsOf, forecast), seen.Marking);

    private static Reader AsThen(Reader reader, Register then) =>
        reader with { Memberships = then.Partners.FirstOrDefault(partner => partner.Code == reader.Partner)?.Memberships ?? [] };

    private static Month MonthOf(DateTimeOffset moment) => Month.Of(DateOnly.FromDateTime(moment.UtcDateTime));
}

/// <summary>What a reader sees, ready to be analysed.</summary>
/// <param name="Projection">Null where the reader sees no goal, so that there is nothing to be short of.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Marking">To whom what is made of it may be passed on.</param>
/// <param name="Register">The records that the reader sees.</param>
internal sealed record SeenProjection(Projection? Projection, Month AsOf, string Marking, Register Register);
