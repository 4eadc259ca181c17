using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.GapReports.WhatIf;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Reports;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Example reports and analyses, computed from the register of <see cref="Samples"/>.</summary>
internal static class ReportSamples
{
    public static GapReportResponse Report { get; } = GapReportResponse.From(GapReport.Of(Samples.Register, new Month(2026, 11), AnalysisQueries.UsualOutlook), "UNCLASSIFIED // REL TO POL");

    private static VisibleProjection Seen { get; } =
        new(Projection.Of(Samples.Register, new Month(2026, 11)), new Month(2026, 11), "UNCLASSIFIED // REL TO POL", Samples.Register);

    public static BottlenecksResponse Bottlenecks { get; } = Analyses.Bottlenecks(Seen, AnalysisQueries.UsualOutlook);

    public static LeversResponse Levers { get; } = Analyses.Levers(Seen, AnalysisQueries.UsualOutlook, null);

    public static ClosingPlanResponse ClosingPlan { get; } = Analyses.Closing(Seen, AnalysisQueries.UsualOutlook);

    public static ProbabilitiesResponse Probabilities { get; } = Analyses.Probabilities(Seen, 100, 1, Reading.Floor, MonteCarlo.UsualMemory, CancellationToken.None);

    /// <summary>The report in short. Its probabilities rest on few trials, so that the document is written soon.</summary>
    public static GapSummaryResponse Summary { get; } = GapSummaryResponse.From(Report with
    {
        Probabilities = new GoalProbabilitiesResponse(Probabilities.Trials, Probabilities.Seed, Probabilities.Families),
    });

    /// <summary>What to ask of the register. Few trials, so that the document is written soon.</summary>
    public static QuestionsResponse Questions { get; } = QuestionsResponse.From(Seen, Analyses.Questions(Seen, null, 100, 1, CancellationToken.None));

    /// <summary>The rates asked for, to fill in and import.</summary>
    public const string QuestionsRates = "factory_id,measure,low,high,per,period,item_code,stage\nusa-camden-lap,output,,,month,,155-HE,complete\n";

    /// <summary>The plans asked for, to fill in and import.</summary>
    public const string QuestionsPlans =
        "factory_id,kind,from,by,total,added,per,funding_status,source,source_url,source_date,confidence,notes,item_code,stage,id\n"
        + "hun-varpalota-rhm,expansion,2026-H1,,,,month,funded,,,,,,155-HE,complete,x1\nusa-iowa-aap,expansion,,,,,month,,,,,,,155-HE,complete,\n";

    public static CandidatesResponse Candidates { get; } = Analyses.Candidates(Seen, AnalysisQueries.UsualOutlook, null);

    public static ResilienceResponse Resilience { get; } = Analyses.Resilience(Seen, AnalysisQueries.UsualOutlook, null, CancellationToken.None);

    public static EmbargoResponse Embargo { get; } = Analyses.Embargo(
        Seen,
        AnalysisQueries.UsualOutlook,
        new Embargo([Parsed.As<CountryCode>("CHN")], [], 0, MonthRange.FromNow));

    public static EvidenceResponse Evidence { get; } = Analyses.Evidence(Seen, AnalysisQueries.UsualOutlook, null, 24);

    public static ConflictsResponse Conflicts { get; } = Analyses.Conflicts(Seen, AnalysisQueries.UsualOutlook);

    public static PromisesResponse Promises { get; } = Analyses.Promises(Seen, AnalysisQueries.UsualOutlook.Reading);

    public static SurgeResponse Surge { get; } =
        Analyses.Surge(Seen, AnalysisQueries.UsualOutlook, new DemandSurge(3, Theater.Europe));

    public static ExplanationResponse Explanation { get; } = ExplanationResponse.From(
        CoProduction.Gaps.Explanations.Explanation.Of(Seen.Projection!.In(AnalysisQueries.UsualOutlook), Parsed.As<ItemCode>("155-HE"), new Month(2025, 12))!, Seen);

    /// <summary>A request with a ready scenario and one given by its changes.</summary>
    public static WhatIfBody Question { get; } = new()
    {
        AsOf = "2026-11",
        Case = "announced",
        Include = ["levers"],
        Scenarios =
        [
            new() { Id = "everything-slips-9-months" },
            new() { Name = "Half of Poland's primers fail", Changes = [new() { Kind = "outage", Partners = ["POL"], Items = ["155-PRIMER"], Percent = 50, From = "2025-12" }] },
        ],
    };

    public static WhatIfBody QuestionOfSnapshot { get; } = new()
    {
        Snapshot = TextShapes.ExampleOf(typeof(GapReportId)),
        Scenarios = [new() { Id = "funded-only" }],
    };

    /// <summary>The response to that request.</summary>
    public static WhatIfResponse WhatIf
    {
        get
        {
            var question = new WhatIfQuestion(
                new Month(2026, 11),
                AnalysisQueries.UsualOutlook with { Case = ForecastCase.Announced },
                null,
                [ScenarioResponse.Of(ReadyScenarios.Find(Question.Scenarios![0].Id!)!), Question.Scenarios[1].ByChanges()],
                [IncludedAnalysis.Levers]);
            var changes = question.Scenarios.SelectMany(scenario => scenario.Changes).Select(change => change.ToChange());
            var (report, under) = ScenarioReport.Of(Seen.Projection!, question.Outlook, [.. changes]);
            return WhatIfResponse.Of(
                question, report, IncludedAnalyses.Of(question, Seen with { Projection = under }, MonteCarlo.UsualMemory, CancellationToken.None), Seen.Marking);
        }
    }

    public static Listing<ScenarioResponse> ReadyScenario { get; } = new([ScenarioResponse.Of(ReadyScenarios.Find("us-withdraws")!)], null);

    public static VerificationResponse Verification { get; } = new(
        GapReportId.Of(Samples.Moment).Value, IsEqual: true, new string('a', 64), new string('a', 64), new string('a', 64), CoProduction.Gaps.Engine.Version, CoProduction.Gaps.Engine.Version, []);

    public static Listing<ArchivedReportResponse> Archive { get; } = new(
        [new ArchivedReportResponse(GapReportId.Of(Samples.Moment).Value, Samples.Moment, $"{Samples.Host}/api/v1/gap-reports/{GapReportId.Of(Samples.Moment)}")], null);
}
