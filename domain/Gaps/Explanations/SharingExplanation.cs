using CoProduction.Gaps.Projections;
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

        int[] binding = [.. outcome.Lower.BindingItems(product, month)];
        var supplies = new SupplyExplanation(outcome);
        return
        [
            .. Needs(product, month),
            .. binding.Where(bound => bound != item).SelectMany(bound => supplies.Of(bound, month)),
            .. binding.Select(bound => Binding(product, bound, month)),
            new ExplanationStep(
                $"So {NarrativeText.Number(output.Lower)} {NarrativeText.AMonth} of {code} can be made in {projection.Horizon.At(month)}.",
                [NarrativeText.Rate("output", output.Lower)],
                []),
            .. Gap(product, month, output.Lower),
            .. Unmapped(product),
        ];
    }

    /// <summary>The materials of one unit, and how far the capacity of each would reach for this product alone.</summary>
    private IEnumerable<ExplanationStep> Needs(int product, int month)
    {
        foreach (var use in projection.Explosion.Uses[product].ToArray().Where(use => use.Item != projection.Explosion.Products[product]))
        {
            if (outcome.Forecast.Capacity(use.Item, month) is { } capacity)
            {
                var reach = capacity.Lower / use.Quantity;
                yield return new ExplanationStep(
                    $"Into one {projection.Items[projection.Explosion.Products[product]]} go {NarrativeText.Number(use.Quantity)} of {projection.Items[use.Item]}; "
                        + $"its capacity of {NarrativeText.Number(capacity.Lower)} {NarrativeText.AMonth} would be enough for {NarrativeText.Number(reach)}.",
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
        var users = projection.Explosion.Uses.UsersOf(bound).ToArray().Where(user => outcome.Lower.Outputs[month, user.Product] > 0).ToArray();
        var uses = users.Select(user => (Code: projection.Items[projection.Explosion.Products[user.Product]], Units: user.Quantity * outcome.Lower.Outputs[month, user.Product])).ToArray();
        var (name, capacity) = (projection.Items[bound], outcome.Lower.Capacities[month, bound]);
        return new ExplanationStep(
            bound == projection.Explosion.Products[product]
                ? $"Its own assembly is used up: {NarrativeText.Number(capacity)} {NarrativeText.AMonth}."
                : $"{name} is used up: of {NarrativeText.Number(capacity)} {NarrativeText.AMonth} "
                    + $"{string.Join(", ", uses.Select(use => $"{use.Code} takes {NarrativeText.Number(use.Units)}"))}"
                    + (uses.Length > 1 ? "; who shares rises in proportion to what goals ask for at the end, until something stops it." : "."),
            [NarrativeText.Rate($"capacity of {name}", capacity), .. uses.Select(use => NarrativeText.Rate($"{name} for {use.Code}", use.Units))],
            []);
    }

    private IEnumerable<ExplanationStep> Gap(int product, int month, double output)
    {
        if (projection.Goals[product] is { } goal && goal.Covers(month))
        {
            var gap = goal.PathAt(month) - output;
            yield return new ExplanationStep(
                gap > 0 ? $"The path asks for {NarrativeText.Number(goal.PathAt(month))}: {NarrativeText.Number(gap)} {NarrativeText.AMonth} are missing."
                    : $"The path asks for {NarrativeText.Number(goal.PathAt(month))}: it is met, with {NarrativeText.Number(-gap)} {NarrativeText.AMonth} to spare.",
                [NarrativeText.Rate("path", goal.PathAt(month)), NarrativeText.Rate("gap", gap)],
                []);
        }
    }

    private IEnumerable<ExplanationStep> Unmapped(int product)
    {
        var unmapped = projection.Explosion.Below(product).Where(below => !projection.CurrentCapacity.IsMapped(below)).Select(below => projection.Items[below]).ToArray();
        if (unmapped.Length > 0)
        {
            yield return new ExplanationStep(
                $"It may be less: nothing is registered of {string.Join(", ", unmapped.Select(item => item.Value))}, which it depends on.", [], []);
        }
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
