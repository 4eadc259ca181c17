using CoProduction.Functions.GapReports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says what binds each product that has not reached its goal.</summary>
internal static class BindingSection
{
    private const int MostPoints = 6;

    public static BriefingSection Of(IReadOnlyList<FamilyResponse> families, BriefingFigures figures)
    {
        BriefingItem[] items =
        [
            .. families.SelectMany(family => family.Products)
                .Where(product => product is { SharesGoalOf: null, Verdict.Verdict: not VerdictKind.Reached })
                .OrderByDescending(product => product.Verdict!.Verdict)
                .Select(product => Of(product, figures)),
        ];
        return new BriefingSection("What binds", items.Length == 0 ? ["Every goal with a verdict is reached."] : ["In each goal's last month, in the central reading; missed goals first."], [], items);
    }

    private static BriefingItem Of(ProductResponse product, BriefingFigures figures)
    {
        var last = product.Series.Months is [.., var month] ? month : null;
        var bound = (last?.Binding ?? []).Select(binding => $"{binding.Item} ({figures.Number(binding.Capacity)} a month)").ToList();
        var reasons = GapReportSentences.Reasons(product.Verdict!, figures.Culture).Concat(GapReportSentences.Cuts(product.Supply, figures.Culture)).ToList();
        return new BriefingItem(
            $"{VerdictSection.NameOf(product)}, {Word.Of(product.Verdict!.Verdict)}",
            bound.Count == 0 ? "nothing that is registered binds it." : $"bound by {string.Join(", ", bound)}.",
            [.. reasons.Take(MostPoints), .. More(reasons.Count - MostPoints, figures)]);
    }

    private static IEnumerable<string> More(int count, BriefingFigures figures) =>
        count > 0 ? [$"and {figures.Count(count)} more in the sealed report."] : [];
}
