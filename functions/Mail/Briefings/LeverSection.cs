using CoProduction.Functions.GapReports;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says which added capacity would unlock most, as a share of the goal of the product that it helps.</summary>
internal static class LeverSection
{
    private const string Title = "What would help most";
    private const int Most = 5;

    public static BriefingSection Of(LeversResponse levers, IReadOnlyList<FamilyResponse> families, BriefingFigures figures)
    {
        var goals = families.SelectMany(family => family.Products).Where(product => product.Series.Goal > 0).ToDictionary(product => product.Product, product => product.Series.Goal!.Value * 12);
        var ranked = levers.Products
            .Where(product => goals.ContainsKey(product.Product))
            .Select(product => (product.Product, product.Reason, Best: BestOf(product)))
            .OrderByDescending(each => each.Best is { } best ? best.Unlocked / goals[each.Product] : 0)
            .ToList();
        BriefingItem[] items = [.. ranked.Take(Most).Select(each => Of(each.Product, each.Best, each.Reason, goals[each.Product], figures))];
        return new BriefingSection(
            Title,
            items.Length == 0
                ? ["No product with a verdict is short of its path in the goal's last month in the central reading, so that no addition is needed there."]
                : [$"Added capacity in {levers.Month}, in the central reading, by the share of the product's goal that it unlocks."],
            [],
            items);
    }

    /// <summary>What unlocks most: one item if another with it unlocks no more.</summary>
    private static LeverResponse? BestOf(ProductLeversResponse product) =>
        product.Alone.Concat(product.Pairs).Append(product.Smallest).OfType<LeverResponse>().OrderByDescending(lever => lever.Unlocked).ThenBy(lever => lever.Step.Count).FirstOrDefault();

    private static BriefingItem Of(string product, LeverResponse? lever, string? reason, double goal, BriefingFigures figures)
    {
        if (lever is null)
        {
            return new BriefingItem(product, reason ?? "no addition helps.", []);
        }

        var added = string.Join(" and ", lever.Step.Select(step => $"{figures.Number(step.Units * lever.Steps)} more a month of {step.Item}"));
        var next = lever.Next.Count == 0 ? "the path is then met" : $"then {string.Join(", ", lever.Next)} binds";
        var others = lever.Others.Select(other =>
            $"each step changes {other.Product} by {figures.Difference(other.UnitsAYear, 0)} a year.").ToArray();
        return new BriefingItem(
            product,
            $"{added} would unlock {figures.Number(lever.Unlocked)} a year, {figures.Share(lever.Unlocked / goal)} of the goal; {next}.",
            others);
    }
}
