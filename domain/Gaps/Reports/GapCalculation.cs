using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Verdicts;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Gaps.Reports;

/// <summary>Turns a projection into a report: outputs and gaps in each case and reading, the items that bind, and the records behind each figure.</summary>
internal sealed class GapCalculation(Projection projection)
{
    private readonly Horizon horizon = projection.Horizon;
    private readonly ItemIndex items = projection.Items;
    private readonly IReadOnlyList<int> products = projection.Explosion.Products;
    private readonly CurrentCapacity current = projection.CurrentCapacity;
    private readonly ProductGoals goals = projection.Goals;
    private readonly BasisSearch basis = new(projection);
    private readonly ILookup<string, Baseline> targets =
        projection.Register.Baselines.Where(baseline => baseline.Kind == BaselineKind.Target).ToLookup(baseline => baseline.Item.Value);

    public GapReport Report(Outlook shown)
    {
        CaseFigures[] cases = [.. ForecastCases.All.Select(forecast => Figures(forecast, shown.Reading))];
        var own = Array.Find(cases, each => each.Case == shown.Case)!;
        var supplies = new SupplyEvidence(projection, own.Readings);
        return new GapReport
        {
            AsOf = projection.AsOf,
            Case = shown.Case,
            Reading = shown.Reading,
            Horizon = horizon,
            Paces = current.Paces.Observed,
            Families = [.. Families(own, cases, supplies)],
            Components = [.. Enumerable.Range(0, items.Count).Where(IsShown).Select(supplies.Of)],
            Unregistered = [.. Unregistered()],
            Companies = [.. CompanyCheck.Of(projection.Register, current)],
            UnknownLines = [.. current.Lines.OfUnknownItems.Select(line => new UnknownLine(line.Factory.Id, line.Line.Item))],
            Sources = Citation.Of(projection.Register, current.Lines),
        };
    }

    /// <summary>Whether an item stands among the components: no product, and something is known of it.</summary>
    private bool IsShown(int item) => !items.IsProduct(item) && (current.IsRegistered(item) || current.KnownFrom(item) < horizon.Months);

    /// <summary>The months of the family's goal; all months if it has no goal.</summary>
    private IEnumerable<int> MonthsOf(Family family) =>
        goals.Of(family) is { } goal
            ? Enumerable.Range(horizon.IndexOf(goal.FirstMonth), goal.Months)
            : Enumerable.Range(0, horizon.Months);

    private CaseFigures Figures(ForecastCase forecast, Reading shown)
    {
        var readings = projection.InAllReadings(forecast);
        return new CaseFigures(forecast, readings, [.. products.Select((_, product) => SeriesOf(product, readings, readings[(int)shown]))]);
    }

    /// <summary>A product's months in one case, together with those that share its goal.</summary>
    private GapSeries SeriesOf(int product, IReadOnlyList<CaseProjection> readings, CaseProjection shown)
    {
        var goal = goals[product];
        var members = goal?.Members ?? [product];
        var binding = Binding(shown.Production, members, shown);
        return new GapSeries(
            [.. MonthsOf(items.RecordOf(products[product])!.Family).Select(month => MonthFigure.OfProduct(
                horizon.At(month), goal?.PathAt(month), Output(product, readings, month), binding[month]))],
            goal?.Baseline,
            goal?.EndRate);
    }

    private AtReadings<double>? Output(int product, IReadOnlyList<CaseProjection> readings, int month)
    {
        double?[] made = [.. readings.Select(outcome => goals[product] is null ? outcome.Output(product, month) : outcome.Made(product, month))];
        return made.Contains(null) ? null : new AtReadings<double>([.. made.Select(units => units!.Value)]);
    }

    /// <summary>By month, the items that limit the products, in the order of the codes. Months without a change share one list.</summary>
    private IReadOnlyList<BindingItem>[] Binding(Production production, IReadOnlyList<int> members, CaseProjection outcome)
    {
        var binding = new IReadOnlyList<BindingItem>[horizon.Months];
        for (var month = 0; month < horizon.Months; month++)
        {
            var since = production.SameSince(month);
            binding[month] = since < month
                ? binding[since]
                : [.. members.SelectMany(member => production.BindingItems(member, month)).Distinct().Order()
                    .Select(item => BindingItem.Of(outcome, item, month))];
        }

        return binding;
    }

    private IEnumerable<FamilyReport> Families(CaseFigures shown, IReadOnlyList<CaseFigures> cases, SupplyEvidence supplies)
    {
        var verdicts = new VerdictSearch(shown.Readings);
        var ofFamilies = products.Index().ToLookup(entry => items.RecordOf(entry.Item)!.Family, entry => entry.Index);
        foreach (var family in ofFamilies.Select(group => group.Key).Union(goals.Families).Order())
        {
            int[] own = [.. ofFamilies[family]];
            int[] holders = [.. own.Where(product => goals[product] is not null)];
            var index = holders.Length > 0 ? new FamilyIndex(projection, holders) : null;
            yield return new FamilyReport(
                family,
                goals.Of(family),
                index?.Months(shown.Readings) ?? [],
                index is null ? [] : [.. cases.Select(each => index.Outcome(each.Readings, each.Series))],
                SumOf(family, own, shown),
                [.. own.Select(product => Product(product, shown, cases, supplies, verdicts))]);
        }
    }

    private FamilySum? SumOf(Family family, int[] own, CaseFigures shown)
    {
        string[] units = [.. own.Select(product => items.RecordOf(products[product])!.Unit).Distinct()];
        return own.Length > 1 && units is [var unit]
            ? new FamilySum(unit, GapSeries.OfSum(
                MonthsOf(family).Select(horizon.At), [.. own.Where(product => goals.HolderOf(product) == product).Select(product => shown.Series[product])]))
            : null;
    }

    private ProductReport Product(
        int product, CaseFigures shown, IReadOnlyList<CaseFigures> cases, SupplyEvidence supplies, VerdictSearch verdicts)
    {
        var (item, holder) = (items.RecordOf(products[product])!, goals.HolderOf(product));
        return new ProductReport(
            item.Code,
            item.Name,
            item.Unit,
            holder == product ? null : items[products[holder]],
            [.. (goals[product]?.Members ?? []).Where(member => member != product).Select(member => items[products[member]])],
            verdicts.Of(product),
            goals.Of(item.Family) is { } goal && goals[holder] is null ? $"What was made of {item.Code} in {goal.FirstMonth}, and what is made today?" : null,
            basis.Of(product),
            shown.Series[product],
            [.. cases.Select(each => CaseOutcome.Of(each.Case, VerdictSearch.KindOf(each.Readings, product), each.Series[product]))],
            goals[product] is { } own ? StatedTargets.Of(targets, current.Partners, own.Goal, own.Members.Select(member => items[products[member]].Value)) : null,
            supplies.Of(products[product]));
    }

    private IEnumerable<UnregisteredItem> Unregistered() =>
        from product in Enumerable.Range(0, products.Count)
        from item in projection.Explosion.Below(product)
        where !current.IsRegistered(item)
        group items[products[product]] by item into above
        orderby above.Key
        select new UnregisteredItem(items[above.Key], [.. above]);

    /// <summary>One case.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Readings">Its readings, in order.</param>
    /// <param name="Series">By product, its months.</param>
    private sealed record CaseFigures(ForecastCase Case, IReadOnlyList<CaseProjection> Readings, GapSeries[] Series);
}
