using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Evidence;

/// <summary>Finds records of a register that contradict each other, and computes the gap by each side.</summary>
public sealed class ConflictSearch
{
    private readonly Projection projection;
    private readonly Alternatives alternatives;

    private ConflictSearch(Projection projection, Outlook outlook)
    {
        this.projection = projection;
        alternatives = new Alternatives(projection.Register, projection.AsOf, outlook);
    }

    /// <summary>
    /// All conflicts: observations by item, extent and month; then totals and then dates, in the order of the lines; then companies, in the order of
    /// their baselines. Each choice computes a new forecast.
    /// </summary>
    /// <param name="register">The records. Without a goal there is no gap, and the list is empty.</param>
    /// <param name="asOf">The month up to which observations count.</param>
    /// <param name="outlook">Which plans count, and how the unstated part grows.</param>
    public static IReadOnlyList<Conflict> Of(Register register, Month asOf, Outlook outlook)
    {
        if (Projection.Of(register, asOf) is not { } projection)
        {
            return [];
        }

        var search = new ConflictSearch(projection, outlook);
        return [.. search.Observations(), .. search.Totals(), .. search.Dates(), .. search.Companies()];
    }

    private IEnumerable<Conflict> Observations() =>
        from observed in projection.Register.Baselines
        where observed.IsObservation
        group observed by (observed.Item, observed.Extent, observed.AsOf!.Month) into same
        where same.Select(each => (each.Lowest, each.Highest)).Distinct().Count() > 1
        orderby same.Key.Item, same.Key.Extent, same.Key.Month
        select new Conflict(
            ConflictKind.Observations,
            same.Key.Item,
            [
                .. same.Select(believed => Choice(
                    [new Citation(CitedKind.Baseline, believed.Id.Value, believed.Source)],
                    believed.Lowest,
                    alternatives.Without([.. same.Where(other => other != believed)]))),
            ]);

    private IEnumerable<Conflict> Totals() =>
        from line in projection.CurrentCapacity.Lines.OfKnownItems
        from same in TotalsOf(line).GroupBy(plan => plan.Effective)
        where same.Select(TotalOf).Distinct().Count() > 1
        select Between(ConflictKind.Totals, line, [.. same]);

    private IEnumerable<Conflict> Dates()
    {
        foreach (var line in projection.CurrentCapacity.Lines.OfKnownItems)
        {
            var same = new List<Plan>();
            foreach (var plan in TotalsOf(line).Append(null))
            {
                if (same is [.., var last] && (plan is null || TotalOf(last) != TotalOf(plan)))
                {
                    if (same.DistinctBy(each => each.Effective).Count() > 1)
                    {
                        yield return Between(ConflictKind.Dates, line, same);
                    }

                    same = [];
                }

                same.AddRange(plan is null ? [] : [plan]);
            }
        }
    }

    /// <summary>The plans of a line that promise a total and stand, by month, total and id.</summary>
    private static IEnumerable<Plan> TotalsOf(RegisteredLine line) =>
        line.Line.Plans
            .Where(plan => plan is { Terms.Total: not null, IsOff: false })
            .OrderBy(plan => plan.Effective)
            .ThenBy(TotalOf)
            .ThenBy(plan => plan.Id.Value, StringComparer.Ordinal);

    private static double TotalOf(Plan plan) => plan.Terms.TotalRate(most: false) ?? 0;

    private Conflict Between(ConflictKind kind, RegisteredLine line, IReadOnlyList<Plan> plans) =>
        new(
            kind,
            line.Line.Item,
            [
                .. plans.Select(believed => Choice(
                    [new Citation(CitedKind.Plan, $"{line.Id}/{believed.Id}", believed.Source)],
                    TotalOf(believed),
                    alternatives.WithLines([(line, Believing(line.Line, believed, plans))]))),
            ]);

    private static Line Believing(Line line, Plan believed, IReadOnlyList<Plan> among) =>
        line.With([.. line.Plans.Where(each => each == believed || !among.Contains(each))]);

    private IEnumerable<Conflict> Companies() =>
        from check in CompanyCheck.Of(projection.Register, projection.CurrentCapacity)
        let lines = CompanyLines.Of(check, projection.CurrentCapacity)
        where lines.Count > 0 && Math.Abs(check.Difference) > Reached.Tolerance * check.Stated
        select new Conflict(
            ConflictKind.CompanyTotal,
            check.Observed.Item,
            [
                Choice([.. lines.Select(LineParts.RecordOf)], check.Registered ?? 0, alternatives.AsItIs),
                Choice(
                    [new Citation(CitedKind.Baseline, check.Observed.Id.Value, check.Observed.Source)],
                    check.Stated,
                    alternatives.WithLines(CompanyLines.AddingUp(lines, check.Stated))),
            ]);

    private static ConflictChoice Choice(
        IReadOnlyList<Citation> records, double units, (IReadOnlyList<ProductGap> Gaps, bool ChangesNothing) outcome) =>
        new(records, units, outcome.Gaps, outcome.ChangesNothing);
}
