using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;

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
    /// All conflicts: observations by item, scope and month; then totals and then dates, in the order of the lines; then companies, in the order of
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
        where observed is { Kind: BaselineKind.Baseline, AsOf: not null, Scope.Kind: not ScopeKind.Company }
        group observed by (observed.Item, observed.Scope, observed.AsOf!.Month) into same
        where same.Select(each => each.Rate).Distinct().Count() > 1
        orderby same.Key.Item, same.Key.Scope, same.Key.Month
        select new Conflict(
            ConflictKind.Observations,
            same.Key.Item,
            [
                .. same.Select(believed => Choice(
                    [new Citation(CitedKind.Baseline, believed.Id.Value, believed.Source)],
                    believed.Rate.Monthly.Units,
                    alternatives.Without([.. same.Where(other => other != believed)]))),
            ]);

    private IEnumerable<Conflict> Totals() =>
        from line in projection.CurrentCapacity.Lines.OfKnownItems
        from same in TotalsOf(line).GroupBy(expansion => expansion.Effective)
        where same.Select(expansion => expansion.NewRate).Distinct().Count() > 1
        select Between(ConflictKind.Totals, line, [.. same]);

    private IEnumerable<Conflict> Dates()
    {
        foreach (var line in projection.CurrentCapacity.Lines.OfKnownItems)
        {
            var same = new List<Expansion>();
            foreach (var expansion in TotalsOf(line).Append(null))
            {
                if (same is [.., var last] && last.NewRate != expansion?.NewRate)
                {
                    if (same.DistinctBy(each => each.Effective).Count() > 1)
                    {
                        yield return Between(ConflictKind.Dates, line, same);
                    }

                    same = [];
                }

                same.AddRange(expansion is null ? [] : [expansion]);
            }
        }
    }

    /// <summary>The expansions of a line that promise a total and are not cancelled, by month, total and id.</summary>
    private static IEnumerable<Expansion> TotalsOf(RegisteredLine line) =>
        line.Line.Expansions
            .Where(expansion => expansion.NewRate is not null && expansion.Stage != ExpansionStage.Cancelled)
            .OrderBy(expansion => expansion.Effective)
            .ThenBy(expansion => expansion.NewRate!.Value.Units)
            .ThenBy(expansion => expansion.Id.Value, StringComparer.Ordinal);

    private Conflict Between(ConflictKind kind, RegisteredLine line, IReadOnlyList<Expansion> expansions) =>
        new(
            kind,
            line.Line.Item,
            [
                .. expansions.Select(believed => Choice(
                    [new Citation(CitedKind.Expansion, $"{line.Id}/{believed.Id}", believed.Source)],
                    believed.NewRate!.Value.Units,
                    alternatives.WithLines([(line, Believing(line.Line, believed, expansions))]))),
            ]);

    private static Line Believing(Line line, Expansion believed, IReadOnlyList<Expansion> among) =>
        line.With([.. line.Expansions.Where(each => each == believed || !among.Contains(each))]);

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
