using CoProduction.Functions.GapReports;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Compares the figures of two reports, in the last month of each goal. A figure that is written the same has not changed.</summary>
internal static class FigureChanges
{
    private const string NotThere = "not there";

    /// <summary>The verdicts that differ, of families and then of their products.</summary>
    public static IEnumerable<string> Verdicts(IReadOnlyList<FamilyResponse> families, GapReportResponse before)
    {
        foreach (var family in families)
        {
            var then = before.Families.FirstOrDefault(each => each.Family == family.Family);
            if (Changed(family.Family, then is null ? NotThere : BriefingFigures.Verdict(then.Verdict, then.Goal is not null), BriefingFigures.Verdict(family.Verdict, family.Goal is not null)) is { } changed)
            {
                yield return changed;
            }

            foreach (var product in family.Products.Where(product => product.SharesGoalOf is null))
            {
                var former = ProductOf(then, product);
                if (Changed(product.Product, former is null ? NotThere : WordOf(former), WordOf(product)) is { } other)
                {
                    yield return other;
                }
            }
        }

        static string WordOf(ProductResponse product) => BriefingFigures.Verdict(product.Verdict?.Verdict, hasGoal: true);

        static string? Changed(string name, string then, string now) => then == now ? null : $"{name} is {now}, was {then}.";
    }

    /// <summary>The figures that differ: what, then, now and the difference.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<FamilyResponse> families, GapReportResponse now, GapReportResponse before, BriefingFigures figures) =>
        families.SelectMany(family => Rows(family, now, before, figures));

    private static IEnumerable<IReadOnlyList<string>> Rows(FamilyResponse family, GapReportResponse now, GapReportResponse before, BriefingFigures figures)
    {
        if (before.Families.FirstOrDefault(each => each.Family == family.Family) is not { } then)
        {
            yield break;
        }

        var (chances, former) = (ChancesOf(now, family), ChancesOf(before, family));
        IEnumerable<(string Name, double? Then, double? Now, Func<double?, string> Write, Func<double, string> Change)> all =
        [
            ($"{family.Family}, floor", Last(then)?.Floor, Last(family)?.Floor, figures.Share, figures.Points),
            ($"{family.Family}, central", Last(then)?.Central, Last(family)?.Central, figures.Share, figures.Points),
            ($"{family.Family}, ceiling", Last(then)?.Ceiling, Last(family)?.Ceiling, figures.Share, figures.Points),
            ($"{family.Family}, P", former?.Probability.Central, chances?.Probability.Central, figures.Probability, Probability),
            .. from product in family.Products
               where product is { SharesGoalOf: null, Verdict: not null }
               let earlier = ProductOf(then, product)
               where earlier is not null
               from figure in Of(product, earlier)
               select figure,
        ];
        foreach (var (name, past, present, write, change) in all)
        {
            if (write(past) is var old && write(present) is var recent && old != recent)
            {
                yield return [name, old, recent, past is { } one && present is { } other ? $"{(other < one ? "-" : "+")}{change(Math.Abs(other - one))}" : BriefingFigures.None];
            }
        }

        string Units(double difference) => figures.Number(difference);

        string Probability(double difference) => figures.Probability(difference);

        IEnumerable<(string, double?, double?, Func<double?, string>, Func<double, string>)> Of(ProductResponse product, ProductResponse earlier)
        {
            var (output, past) = (Output(product), Output(earlier));
            yield return ($"{product.Product}, goal", earlier.Series.Goal, product.Series.Goal, figures.Number, Units);
            yield return ($"{product.Product}, floor", past?.Floor, output?.Floor, figures.Limit, Units);
            yield return ($"{product.Product}, central", past?.Central, output?.Central, figures.Limit, Units);
            yield return ($"{product.Product}, ceiling", past?.Ceiling, output?.Ceiling, figures.Limit, Units);
            yield return ($"{product.Product}, P", Chance(former, product), Chance(chances, product), figures.Probability, Probability);
        }
    }

    private static FigureResponse? Last(FamilyResponse family) => family.Months is [.., var last] ? last.Index : null;

    private static FigureResponse? Output(ProductResponse product) => product.Series.Months is [.., var last] ? last.Output : null;

    private static double? Chance(FamilyProbabilityResponse? chances, ProductResponse product) =>
        chances?.Products.FirstOrDefault(each => each.Product == product.Product)?.Probability.Central;

    private static FamilyProbabilityResponse? ChancesOf(GapReportResponse report, FamilyResponse family) =>
        report.Probabilities?.Families.FirstOrDefault(each => each.Family == family.Family);

    private static ProductResponse? ProductOf(FamilyResponse? family, ProductResponse product) => family?.Products.FirstOrDefault(each => each.Product == product.Product);
}
