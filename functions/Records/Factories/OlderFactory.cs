using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Records.Factories;

/// <summary>
/// Turns the members that factories had up to version 1.2 of the calculation into those of today: a status without a date, one rate and one surge rate a
/// month, and expansions. Stored rows, snapshots and history still have them, and requests may. They are never written.
/// </summary>
internal static class OlderFactory
{
    /// <summary>
    /// The same factory in today's members. What it promised earlier was told to whoever sees the factory, so that it stays with those when that changes.
    /// </summary>
    public static FactoryBody Upcast(FactoryBody body) => body with
    {
        Statuses = Statuses(body),
        Status = null,
        Lines = [.. body.Lines!.Select(line => Upcast(line, [new EarlierReleaseBody { ReleasableTo = body.ReleasableTo }]))],
    };

    /// <summary>The statuses of a factory. The one in the older form is the first, without a date.</summary>
    public static IReadOnlyList<DatedStatusBody> Statuses(FactoryBody body) => body.Statuses ?? [new DatedStatusBody { Status = body.Status }];

    /// <summary>The same line in today's members.</summary>
    /// <param name="line">The line.</param>
    /// <param name="releases">The releases of what it promised earlier; null to leave them to the register.</param>
    public static LineBody Upcast(LineBody line, IReadOnlyList<EarlierReleaseBody>? releases = null) => line is { Rates: not null, Plans: not null } ? line : line with
    {
        Rates = line.Rates ?? [.. RatesOf(line)],
        RatePerMonth = null,
        SurgeRatePerMonth = null,
        AsOf = null,
        Plans = line.Plans ?? [.. (line.Expansions ?? []).Select((expansion, index) => PlanOf(expansion, index + 1, releases))],
        Expansions = null,
    };

    /// <summary>Whether the line has rates in the older form.</summary>
    public static bool HasRates(LineBody line) => line.RatePerMonth is not null || line.SurgeRatePerMonth is not null || line.AsOf is not null;

    private static IEnumerable<StatementBody> RatesOf(LineBody line) =>
        from rate in new[] { (Measure: Measure.Output, Units: line.RatePerMonth), (Measure: Measure.Surge, Units: line.SurgeRatePerMonth) }
        where rate.Units is not null
        select new StatementBody { Measure = Word.Of(rate.Measure), Quantity = AMonth(rate.Units), Period = line.AsOf };

    /// <param name="expansion">The expansion.</param>
    /// <param name="place">Its place in the list, from 1, which gives an absent id.</param>
    /// <param name="releases">The releases of what it promised earlier.</param>
    private static PlanBody PlanOf(ExpansionBody expansion, int place, IReadOnlyList<EarlierReleaseBody>? releases) => new()
    {
        Id = expansion.IdAt(place),
        IsUnnamed = expansion.Id is null,
        Kind = KindOf(expansion.NewRatePerMonth),
        From = expansion.Effective,
        Total = TotalOf(expansion.NewRatePerMonth),
        Added = AMonth(expansion.AddedRatePerMonth),
        RampMonths = expansion.RampMonths,
        Stage = expansion.Stage,
        DatePrecision = expansion.DatePrecision,
        Correction = expansion.Correction,
        Source = expansion.Source,
        History = expansion.History is { } history ? [.. history.Select(revision => RevisionOf(revision) with { Releases = releases })] : null,
    };

    private static PlanRevisionBody RevisionOf(ExpansionRevisionBody revision) => new()
    {
        HeldUntil = revision.Until,
        Kind = KindOf(revision.NewRatePerMonth),
        From = revision.Effective,
        Total = TotalOf(revision.NewRatePerMonth),
        Added = AMonth(revision.AddedRatePerMonth),
        Stage = revision.Stage,
    };

    // A new rate of 0 was the only way to say that a line closes.
    private static string? KindOf(double? newRate) => newRate == 0 ? Word.Of(PlanKind.Closure) : null;

    private static QuantityBody? TotalOf(double? newRate) => newRate == 0 ? null : AMonth(newRate);

    private static QuantityBody? AMonth(double? units) => units is null ? null : new() { Low = units, Per = Word.Of(Per.Month) };
}
