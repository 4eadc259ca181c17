using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;

namespace CoProduction.Gaps.Explanations;

/// <summary>Explains what limits a product in a month: its materials, the items that bind, and the other products that need those.</summary>
internal sealed class SharingExplanation(CaseProjection outcome)
{
    private readonly Projection projection = outcome.Projection;

    public IEnumerable<ExplanationStep> Of(int product, int month)
    {
        var item = projection.Explosion.Products[product];
        var code = projection.Items[item];
        if (outcome.Output(product, month) is not { } output)
        {
            return [];
        }

        int[] binding = [.. outcome.Production.BindingItems(product, month)];
        var supplies = new SupplyExplanation(outcome);
        return
        [
            .. Needs(product, month),
            .. binding.Where(bound => bound != item).SelectMany(bound => supplies.Of(bound, month)),
            .. binding.Select(bound => Binding(product, bound, month)),
            double.IsFinite(output)
                ? new ExplanationStep(
                    $"So {NarrativeText.Number(output)} {NarrativeText.AMonth} of {code} can be made in {projection.Horizon.At(month)}.",
                    [NarrativeText.Rate("output", output)],
                    [])
                : new ExplanationStep($"So nothing that is stated limits {code} in {projection.Horizon.At(month)}.", [], []),
            .. Gap(product, month),
        ];
    }

    /// <summary>The materials of one unit, and how far the capacity of each would reach for this product alone.</summary>
    private IEnumerable<ExplanationStep> Needs(int product, int month)
    {
        foreach (var use in projection.Explosion.Uses[product].ToArray().Where(use => use.Item != projection.Explosion.Products[product]))
        {
            if (outcome.Forecast.Capacities[month, use.Item] is var capacity && Capacity.IsNumber(capacity))
            {
                var reach = capacity / use.Quantity;
                yield return new ExplanationStep(
                    $"Into one {projection.Items[projection.Explosion.Products[product]]} go {NarrativeText.Number(use.Quantity)} of {projection.Items[use.Item]}; "
                        + $"its capacity of {NarrativeText.Number(capacity)} {NarrativeText.AMonth} would be enough for {NarrativeText.Number(reach)}.",
                    [
                        new ExplainedFigure($"quantity of {projection.Items[use.Item]}", use.Quantity, "units in one unit"),
                        NarrativeText.Rate($"enough {projection.Items[use.Item]} for", reach),
                    ],
                    [.. Materials(product, use.Item)]);
            }
        }
    }

    private ExplanationStep Binding(int product, int bound, int month)
    {
        var users = projection.Explosion.Uses.UsersOf(bound).ToArray().Where(user => outcome.Production.Outputs[month, user.Product] > 0).ToArray();
        var uses = users.Select(user => (Code: projection.Items[projection.Explosion.Products[user.Product]], Units: user.Quantity * outcome.Production.Outputs[month, user.Product])).ToArray();
        var (name, capacity) = (projection.Items[bound], outcome.Production.Capacities[month, bound]);
        return new ExplanationStep(
            bound == projection.Explosion.Products[product]
                ? $"Its own assembly is used up: {NarrativeText.Number(capacity)} {NarrativeText.AMonth}."
                : $"{name} is used up: of {NarrativeText.Number(capacity)} {NarrativeText.AMonth} "
                    + $"{string.Join(", ", uses.Select(use => $"{use.Code} takes {NarrativeText.Number(use.Units)}"))}"
                    + (uses.Length > 1 ? $"; {RuleOf(users)}" : "."),
            [NarrativeText.Rate($"capacity of {name}", capacity), .. uses.Select(use => NarrativeText.Rate($"{name} for {use.Code}", use.Units))],
            []);
    }

    private string RuleOf(User[] users) =>
        Array.TrueForAll(users, user => projection.Goals.Weight(user.Product) > 0)
            ? "who shares rises in proportion to what goals ask for at the end, until something stops it."
            : Array.Exists(users, user => projection.Goals.Weight(user.Product) > 0)
                ? "who has a goal rises first, in proportion to what goals ask for at the end; the others share what is left in proportion to their own capacity."
                : "they share it in proportion to their own capacity, until something stops them.";

    private IEnumerable<ExplanationStep> Gap(int product, int month)
    {
        var holder = projection.Goals.HolderOf(product);
        if (projection.Goals[holder] is not { } goal || !goal.Covers(month) || outcome.Made(holder, month) is not { } made)
        {
            yield break;
        }

        if (goal.Members.Count > 1)
        {
            var names = string.Join(" and ", goal.Members.Select(member => projection.Items[projection.Explosion.Products[member]].Value));
            yield return new ExplanationStep(
                $"{names} share one goal; together they make {(double.IsFinite(made) ? NarrativeText.Number(made) : "what is asked for")} {NarrativeText.AMonth}.", [], []);
        }

        var (path, gap) = (goal.PathAt(month), goal.PathAt(month) - made);
        yield return !double.IsFinite(gap)
            ? new ExplanationStep($"The path asks for {NarrativeText.Number(path)}: nothing that is stated keeps it from being met.", [NarrativeText.Rate("path", path)], [])
            : new ExplanationStep(
                gap > 0 ? $"The path asks for {NarrativeText.Number(path)}: {NarrativeText.Number(gap)} {NarrativeText.AMonth} are missing."
                    : $"The path asks for {NarrativeText.Number(path)}: it is met, with {NarrativeText.Number(-gap)} {NarrativeText.AMonth} to spare.",
                [NarrativeText.Rate("path", path), NarrativeText.Rate("gap", gap)],
                []);
    }

    /// <summary>The lines of the bills of materials through which an item goes into a product, over all levels.</summary>
    private IEnumerable<Citation> Materials(int product, int item)
    {
        var above = projection.Explosion.Below(product).Append(projection.Explosion.Products[product]).ToHashSet();
        var code = projection.Items[item];
        return
            from parent in above.Order()
            let record = projection.Items.RecordOf(parent)
            where record is not null
            from line in record.Materials
            where line.Item == code
            select new Citation(CitedKind.Material, $"{record.Code}/{line.Item}", line.Source);
    }
}
