using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Questions;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Questions;

/// <summary>Asks what a partner could state of what it sees now, without a request. It takes turns with the callers' analyses.</summary>
public sealed class PartnerQuestions(GapReportService reports, AnalysisGate gate, Limits limits, TimeProvider time)
{
    /// <summary>The ids of the questions to a reader's partner; null if the materials form a cycle, or no turn came.</summary>
    /// <remarks>Which questions there are does not depend on trials, only what they are worth.</remarks>
    internal async Task<IReadOnlyList<string>?> Ids(Reader reader, CancellationToken cancellation) =>
        await Ask(reader, trials: 1, cancellation) is { } asked ? [.. asked.Questions.Select(question => question.Id)] : null;

    /// <summary>The questions to a reader's partner, as they are answered by default; null if the materials form a cycle, or no turn came.</summary>
    internal Task<QuestionsResponse?> Of(Reader reader, CancellationToken cancellation) =>
        Ask(reader, Math.Min(QuestionReport.UsualTrials, limits.ReportTrials), cancellation);

    private async Task<QuestionsResponse?> Ask(Reader reader, int trials, CancellationToken cancellation)
    {
        using var measured = new ReportMeasurement("Questions");
        using var turn = await gate.TryEnterForNight(time, cancellation);
        if (turn is null)
        {
            return null;
        }

        measured.Begin();
        try
        {
            var seen = await reports.ProjectCurrent(reader, asOf: null, cancellation);
            var report = seen.Register.Partners.Any(partner => partner.Code == reader.Partner)
                ? Analyses.Questions(seen, reader.Partner, trials, Analyses.PublishedSeed, cancellation)
                : new QuestionReport(trials, Analyses.PublishedSeed, reader.Partner, [], [], [], 0);
            return QuestionsResponse.From(seen, report);
        }
        catch (BillOfMaterialsCycleException)
        {
            return null;
        }
    }
}
