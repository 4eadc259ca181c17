using CoProduction.Functions.GapReports;
using CoProduction.Gaps.Evidence;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says where the figures rest on little.</summary>
internal static class EvidenceSection
{
    // Less than this of a baseline on published reports, or more than this of a figure on no record or on stale ones, is worth a word.
    private const double Half = 0.5;

    private const int Most = 5;

    public static BriefingSection Of(BriefingSource source, IReadOnlyList<FamilyResponse> families, BriefingScope scope, BriefingFigures figures)
    {
        var products = families.SelectMany(family => family.Products).Where(product => product.Verdict is not null).ToList();
        var evidence = Analyses.Evidence(source.Seen, AnalysisQueries.UsualOutlook, month: null, EvidenceReport.UsualStaleAfter);
        var unregistered = source.Report.Unregistered.Where(item => item.Products.Any(product => scope.HasProduct(product))).Select(item => item.Item).ToList();
        BriefingItem[] items = [.. Baselines(products, figures), .. Limits(products, evidence, figures)];
        return new BriefingSection(
            "What is weak in the evidence",
            [
                GapReportSentences.Pace(source.Report.Pace, figures.Culture),
                .. unregistered.Count > 0 ? [$"Nothing is registered of: {string.Join(", ", unregistered)}."] : Array.Empty<string>(),
                .. items.Length == 0 && products.Count > 0 ? ["Every baseline rests by half or more on published reports, and every limit on records."] : Array.Empty<string>(),
            ],
            [],
            items);
    }

    /// <summary>Baselines that rest on published reports by less than half, or that sources contradict; the weakest first.</summary>
    private static IEnumerable<BriefingItem> Baselines(IReadOnlyList<ProductResponse> products, BriefingFigures figures) =>
    (
        from product in products
        where product.Basis is { } basis && (basis.Founded.Reported < Half || basis.OtherSides.Count > 0)
        orderby product.Basis!.Founded.Reported
        let sentences = GapReportSentences.Basis(product.Basis!, figures.Culture).ToList()
        select new BriefingItem(product.Product, sentences[0], [.. sentences.Skip(1)])).Take(Most);

    /// <summary>What limits a product in the central reading, but rests on no record or on old ones by more than half; the weakest first.</summary>
    private static IEnumerable<BriefingItem> Limits(IReadOnlyList<ProductResponse> products, EvidenceResponse evidence, BriefingFigures figures)
    {
        var limits = evidence.Outputs.Where(output => products.Any(product => product.Product == output.Product))
            .SelectMany(output => output.Limits, (output, item) => (output.Product, Item: item))
            .ToLookup(each => each.Item, each => each.Product);
        return evidence.Items
            .Where(item => limits.Contains(item.Item) && item.Shares is { } shares && (shares.Implied + shares.Growth > Half || shares.Stale > Half))
            .OrderByDescending(item => item.Shares!.Implied + item.Shares.Growth + item.Shares.Stale)
            .Take(Most)
            .Select(item => new BriefingItem(item.Item, Sentence(item, [.. limits[item.Item]], evidence.StaleAfter, figures), []));
    }

    private static string Sentence(ItemEvidenceResponse item, string[] products, int staleAfter, BriefingFigures figures)
    {
        var shares = item.Shares!;
        var parts = new[]
        {
            (shares.Growth, "is growth at the observed pace"),
            (shares.Implied, "is implied by what is made of it"),
            (shares.Stale, $"is older than {figures.Count(staleAfter)} months"),
            (shares.Undated, "has no date"),
        };
        return $"limits {string.Join(", ", products)} at {figures.Number(item.Capacity)} a month, of which "
            + $"{string.Join(", ", parts.Where(part => part.Item1 >= 0.005).Select(part => $"{figures.Share(part.Item1)} {part.Item2}"))}.";
    }
}
