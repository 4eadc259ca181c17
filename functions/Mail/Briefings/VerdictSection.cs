using CoProduction.Functions.GapReports;
using CoProduction.Registry;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Writes the verdict on a family and its products.</summary>
internal static class VerdictSection
{
    /// <param name="family">The family, with the products that are wanted.</param>
    /// <param name="probabilities">The probabilities of the report; null if it has none.</param>
    /// <param name="chartId">The content id of its chart; empty if none is shown.</param>
    /// <param name="figures">Writes figures.</param>
    public static FamilyBriefing Of(FamilyResponse family, GoalProbabilitiesResponse? probabilities, string chartId, BriefingFigures figures)
    {
        var last = family.Months is [.., var month] ? month.Index : null;
        var chances = probabilities?.Families.FirstOrDefault(each => each.Family == family.Family);
        return new FamilyBriefing(
            family.Family,
            BriefingFigures.Verdict(family.Verdict, family.Goal is not null),
            family.Goal is { } goal ? string.Create(figures.Culture, $"{goal.Multiplier:0.##} times the rate of {goal.FirstMonth} by {goal.LastMonth}") : "none",
            figures.Share(last?.Floor),
            figures.Share(last?.Central),
            figures.Share(last?.Ceiling),
            figures.Chance(chances?.Probability),
            GapReportSentences.WhatDecides(family),
            CourseOf(family, chances, figures),
            chartId,
            [.. family.Products.Where(product => product is { SharesGoalOf: null, Verdict: not null }).Select(product => Of(product, chances, figures))],
            Unjudged(family));
    }

    /// <summary>How the index of a family goes from month to month.</summary>
    public static string CourseOf(FamilyResponse family, FamilyProbabilityResponse? chances, BriefingFigures figures)
    {
        if (family.Months is not [var first, .., var last])
        {
            return "";
        }

        var fan = chances?.Months is [.., var end]
            ? $" In eight of ten trials it ends between {figures.Share(end.P10.Central)} and {figures.Share(end.P90.Central)}."
            : "";
        return $"{family.Family}, in percent of its goal: from {figures.Share(first.Index.Central)} in {first.Month} the central reading comes to {figures.Share(last.Index.Central)} in {last.Month}, "
            + $"the floor to {figures.Share(last.Index.Floor)} and the ceiling to {figures.Share(last.Index.Ceiling)}; the path asks for {figures.Share(last.Path)}.{fan}";
    }

    private static ProductBriefing Of(ProductResponse product, FamilyProbabilityResponse? chances, BriefingFigures figures)
    {
        var output = product.Series.Months is [.., var last] ? last.Output : null;
        return new ProductBriefing(
            NameOf(product),
            product.Name,
            Word.Of(product.Verdict!.Verdict),
            figures.Number(product.Series.Goal),
            figures.Floor(output),
            figures.Central(output),
            figures.Ceiling(output),
            figures.Chance(chances?.Products.FirstOrDefault(each => each.Product == product.Product)?.Probability));
    }

    /// <summary>A product with those that share its goal.</summary>
    public static string NameOf(ProductResponse product) => product.With is { } others ? $"{product.Product} with {string.Join(", ", others)}" : product.Product;

    private static string Unjudged(FamilyResponse family)
    {
        var asked = family.Products.Where(product => product.Question is not null).Select(product => product.Product).ToList();
        return asked.Count == 0 ? "" : $"No verdict, because nobody states what was made in the goal's first month: {string.Join(", ", asked)}.";
    }
}
