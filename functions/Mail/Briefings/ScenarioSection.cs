using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.WhatIf;
using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Says what the scenarios that a subscriber follows would change, each by itself.</summary>
internal static class ScenarioSection
{
    // A smaller difference is not seen in what is written.
    private const double Least = 0.005;

    /// <param name="source">The night.</param>
    /// <param name="scenarios">The ids of the scenarios, at least one.</param>
    /// <param name="scope">What the recipient wants to know of.</param>
    /// <param name="figures">Writes figures.</param>
    public static BriefingSection Of(BriefingSource source, IReadOnlyList<string> scenarios, BriefingScope scope, BriefingFigures figures) => new(
        "Scenarios that you follow",
        ["What each would change in the last month of the goals, in the central reading."],
        [],
        [.. scenarios.Select(id => Of(source, id, scope, figures))]);

    /// <summary>The stored scenarios of those ids, which the marking must cover.</summary>
    public static IEnumerable<Scenario> Stored(BriefingSource source, IReadOnlyList<string> scenarios) =>
        source.Seen.Register.Scenarios.Where(scenario => scenarios.Contains(scenario.Id.Value));

    private static BriefingItem Of(BriefingSource source, string id, BriefingScope scope, BriefingFigures figures)
    {
        var known = ReadyScenarios.Find(id) is { } ready ? (ready.Name, ready.Changes)
            : Stored(source, [id]).FirstOrDefault() is { } stored ? (stored.Name, stored.Changes)
            : default;
        if (known.Changes is null || source.Seen.Projection is not { } projection)
        {
            return new BriefingItem(id, known.Changes is null ? "is no longer in the register, or no longer for you to see." : "there is no goal that it could change.", []);
        }

        var families = ScenarioReport.Of(projection, AnalysisQueries.UsualOutlook, known.Changes).Report.Families
            .Select(FamilyDifferenceResponse.From).Where(family => scope.HasFamily(family.Family)).ToList();
        var indices = families.Where(family => Math.Abs(family.Index?.Central ?? 0) >= Least).Select(family => $"{family.Family} {Points(family.Index!.Central!.Value, figures)}").ToList();
        return new BriefingItem(
            known.Name,
            indices.Count == 0 ? "changes no family's index." : $"{string.Join(", ", indices)}.",
            [.. families.SelectMany(family => family.Products).Where(product => scope.HasProduct(product.Product)).SelectMany(product => Sentence(product, figures))]);
    }

    private static string Points(double change, BriefingFigures figures) =>
        $"{(change > 0 ? "+" : "-")}{figures.Number(Math.Abs(Math.Round(100 * change)))} points of its goal";

    private static IEnumerable<string> Sentence(ProductDifferenceResponse product, BriefingFigures figures)
    {
        if (product.Series.LastMonth.Output?.Central is not { } change || Math.Abs(change) < Least)
        {
            yield break;
        }

        var reached = product.Series.Reached;
        var when = (reached.Before.Central, reached.After.Central, reached.MonthsLater.Central) switch
        {
            ({ } before, null, _) => $"; its goal, reached in {before} otherwise, is not reached",
            (null, { } after, _) => $"; its goal is reached in {after}",
            (_, _, > 0 and var months) => $"; its goal is reached {figures.Number(months)} months later",
            (_, _, < 0 and var months) => $"; its goal is reached {figures.Number(-months)} months sooner",
            _ => "",
        };
        yield return $"{product.Product}: {figures.Difference(change, 0)} a month{when}.";
    }
}
