using CoProduction.Functions.GapReports;
using CoProduction.Gaps.Verdicts;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Makes a briefing: once for all recipients of a partner who want the same.</summary>
internal static class BriefingModel
{
    /// <param name="source">What it is made of.</param>
    /// <param name="wishes">What its recipients want.</param>
    /// <param name="cancellation">Cancels the analyses.</param>
    public static Briefing Of(BriefingSource source, BriefingWishes wishes, CancellationToken cancellation)
    {
        var (report, figures) = (source.Report, new BriefingFigures(wishes.Culture));
        var scope = new BriefingScope(source.Seen.Register, wishes);
        FamilyResponse[] families =
        [
            .. report.Families.Where(family => scope.HasFamily(family.Family))
                .Select(family => family with { Products = [.. family.Products.Where(product => scope.HasProduct(product.Product))] }),
        ];
        var charts = new Dictionary<string, InlineImage>();
        foreach (var family in families.Where(family => wishes.WithCharts && family.Months.Count > 0))
        {
            cancellation.ThrowIfCancellationRequested();
            charts[family.Family] = BriefingCharts.Of(source.Night, family, report.Probabilities, figures);
        }

        var (day, counts) = (figures.Day(source.Night.ComputedAt), CountsOf(families, figures));
        var marking = MarkingOf(source, wishes);
        return new Briefing(
            marking,
            $"{marking} // Munitions gap report {day}: {counts}",
            $"Munitions gap report for {NameOf(source)}, {day}",
            HeadlineOf(families, counts),
            [.. About(report)],
            [.. families.Select(family => VerdictSection.Of(family, report.Probabilities, charts.GetValueOrDefault(family.Family)?.ContentId ?? "", figures))],
            [
                ChangeSection.Of(source, families, scope, figures),
                BindingSection.Of(families, figures),
                LeverSection.Of(Analyses.Levers(source.Seen, AnalysisQueries.UsualOutlook, month: null), families, figures),
                .. wishes.Scenarios.Count > 0 ? [ScenarioSection.Of(source, wishes.Scenarios, scope, figures)] : Array.Empty<BriefingSection>(),
                AskedSection.Of(source, scope, figures),
                EvidenceSection.Of(source, families, scope, figures),
            ],
            source.Night.Value,
            report.Seal?.Sha256 ?? "",
            [.. charts.Values],
            wishes.WithFigures ? [FigureFile.Of(families, report.Probabilities)] : []);
    }

    /// <summary>Makes the monthly reminder of what the partner is asked, and of what it has registered and not renewed.</summary>
    /// <param name="source">What it is made of.</param>
    /// <param name="wishes">What its recipients want; charts and figures are left out.</param>
    public static Briefing Reminder(BriefingSource source, BriefingWishes wishes)
    {
        var figures = new BriefingFigures(wishes.Culture);
        var (asked, stale) = (AskedSection.Of(source, new BriefingScope(source.Seen.Register, wishes), figures), StaleSection.Of(source, figures));
        var counts = $"{figures.Count(asked.Items.Count)} questions, {figures.Count(stale.Items.Count)} old records";
        var day = figures.Day(source.Night.ComputedAt);
        return new Briefing(
            source.Report.Marking,
            $"{source.Report.Marking} // Munitions register {day}: {counts}",
            $"What the munitions register asks of {NameOf(source)}, {day}",
            $"This month: {counts}. Each answer sharpens what the alliance knows.",
            [],
            [],
            [asked, stale],
            source.Night.Value,
            source.Report.Seal?.Sha256 ?? "",
            [],
            []);
    }

    /// <summary>The marking of the report, or a narrower one if what has changed names records of the earlier night, or a scenario, that fewer may see.</summary>
    private static string MarkingOf(BriefingSource source, BriefingWishes wishes)
    {
        var (seen, more) = (source.Seen.Register, ScenarioSection.Stored(source, wishes.Scenarios).Concat<IRecord>(source.Before?.Register.Facts ?? []).ToList());
        if (more.Count == 0 || Parsed.OrNull<CountryCode>(source.Partner) is not { } code)
        {
            return source.Report.Marking;
        }

        var reader = Reader.Of(code, seen.Partners.FirstOrDefault(partner => partner.Code == code), isCoordinator: false);
        return Marking.Of(seen.Facts.Concat(more), seen, reader);
    }

    private static string NameOf(BriefingSource source) =>
        source.Seen.Register.Partners.FirstOrDefault(partner => partner.Code.Value == source.Partner)?.Name ?? source.Partner;

    private static string CountsOf(IReadOnlyList<FamilyResponse> families, BriefingFigures figures)
    {
        var judged = families.Where(family => family.Verdict is not null).ToList();
        return judged.Count == 0 ? "no goal" : string.Join(", ", Enum.GetValues<VerdictKind>().Select(kind => $"{figures.Count(judged.Count(family => family.Verdict == kind))} {Word.Of(kind)}"));
    }

    private static string HeadlineOf(IReadOnlyList<FamilyResponse> families, string counts)
    {
        var named = families.Where(family => family.Verdict is not null).Select(family => $"{family.Family} {Word.Of(family.Verdict!.Value)}");
        return families.Any(family => family.Verdict is not null)
            ? $"Goals: {counts}. {string.Join(", ", named)}."
            : "There is no goal among what you asked for, and so no verdict.";
    }

    private static IEnumerable<string> About(GapReportResponse report)
    {
        yield return $"As of {report.AsOf}. Counted: {report.Case} plans ({GapReportText.Meaning(report.Case)}).";
        yield return "Floor: capacity without stated growth stays as it is. Central: it grows as totals did. Ceiling: it keeps pace with what is asked.";
        yield return "Reached or missed: so in all three readings. Open: it depends on growth that nobody has stated. P: the probability in the central reading if each plan comes by its chance, also one that is not counted; so even a missed goal has a P.";
    }
}
