using CoProduction.Functions.GapReports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says what binds each product that has not reached its goal.</summary>
internal static class BindingSection
{
    private const int MostReasons = 3;

    public static BriefingSection Of(IReadOnlyList<FamilyResponse> families, BriefingFigures figures)
    {
        BriefingItem[] items =
        [
            .. families.SelectMany(family => family.Products)
                .Where(product => product is { SharesGoalOf: null, Verdict.Verdict: not VerdictKind.Reached })
                .OrderByDescending(product => product.Verdict!.Verdict)
                .Select(product => Of(product, figures)),
        ];
        return new BriefingSection("What binds", items.Length == 0 ? [Nothing(families)] : ["In each goal's last month, in the central reading; missed goals first. Of several reasons, the weightiest."], [], items);
    }

    private static BriefingItem Of(ProductResponse product, BriefingFigures figures)
    {
        var last = product.Series.Months is [.., var month] ? month : null;
        var bound = (last?.Binding ?? []).Select(binding => $"{binding.Item} ({figures.Number(binding.Capacity)} a month)").ToList();
        var verdict = product.Verdict!;
        var most = verdict with
        {
            Uncounted = verdict.Uncounted?.OrderByDescending(plan => plan.NewRatePerMonth ?? plan.AddedRatePerMonth).Take(MostReasons).ToList(),
            Deciding = verdict.Deciding?.OrderByDescending(item => item.PercentAYear).Take(MostReasons).ToList(),
        };
        var more = Math.Max(0, (verdict.Uncounted?.Count ?? 0) - MostReasons) + Math.Max(0, (verdict.Deciding?.Count ?? 0) - MostReasons);
        return new BriefingItem(
            $"{VerdictSection.NameOf(product)}, {Word.Of(verdict.Verdict)}",
            bound.Count == 0 ? "nothing that is registered binds it." : $"bound by {string.Join(", ", bound)}.",
            [.. GapReportSentences.Reasons(most, figures.Culture), .. GapReportSentences.Cuts(product.Supply, figures.Culture), .. More(more, figures)]);
    }

    private static string Nothing(IReadOnlyList<FamilyResponse> families) =>
        families.SelectMany(family => family.Products).Any(product => product.Verdict is not null) ? "Every goal with a verdict is reached." : "No product has a verdict, so that nothing can be said to bind it.";

    private static IEnumerable<string> More(int count, BriefingFigures figures) =>
        count > 0 ? [$"and {figures.Count(count)} more in the sealed report."] : [];
}
