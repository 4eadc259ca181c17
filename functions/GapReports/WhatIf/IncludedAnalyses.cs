using CoProduction.Gaps.Probabilities;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>The analyses under the scenarios that were asked for. Those that were not are absent.</summary>
/// <param name="Bottlenecks">What binds under the scenarios.</param>
/// <param name="Levers">What added capacity would unlock under the scenarios, in the last month.</param>
/// <param name="Probabilities">How likely the goals are under the scenarios.</param>
/// <param name="ClosingPlan">The capacity to add under the scenarios.</param>
public sealed record IncludedAnalyses(
    BottlenecksResponse? Bottlenecks, LeversResponse? Levers, ProbabilitiesResponse? Probabilities, ClosingPlanResponse? ClosingPlan)
{
    /// <param name="question">What is asked.</param>
    /// <param name="under">What the reader sees, projected under the scenarios.</param>
    /// <param name="memory">The bytes in which the trials store what they make.</param>
    /// <param name="cancellation">Cancels the trials.</param>
    /// <returns>Null if no analysis is asked for.</returns>
    internal static IncludedAnalyses? Of(WhatIfQuestion question, VisibleProjection under, long memory, CancellationToken cancellation)
    {
        return !question.Include.Any(analysis => analysis != IncludedAnalysis.Report)
            ? null
            : new IncludedAnalyses(
                Has(IncludedAnalysis.Bottlenecks) ? Analyses.Bottlenecks(under, question.Outlook) : null,
                Has(IncludedAnalysis.Levers) ? Analyses.Levers(under, question.Outlook, null) : null,
                Has(IncludedAnalysis.Probabilities)
                    ? Analyses.Probabilities(under, MonteCarlo.UsualTrials, Analyses.PublishedSeed, question.Outlook.Reading, memory, cancellation)
                    : null,
                Has(IncludedAnalysis.ClosingPlan) ? Analyses.Closing(under, question.Outlook) : null);

        bool Has(IncludedAnalysis analysis) => question.Include.Contains(analysis);
    }

    /// <summary>The member that holds an analysis, as JSON names it.</summary>
    internal static string MemberOf(IncludedAnalysis analysis) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(analysis.ToString());
}

/// <summary>What can be asked for beside the difference that scenarios make.</summary>
public enum IncludedAnalysis
{
    /// <summary>The whole report under them.</summary>
    Report,
    Bottlenecks,
    Levers,
    Probabilities,
    ClosingPlan,
}
