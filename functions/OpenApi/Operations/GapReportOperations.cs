using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.GapReports.WhatIf;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Describes the functions that answer with gap reports and their analyses, as <see cref="OtherOperations"/> does all others.</summary>
internal static class GapReportOperations
{
    private static readonly Parameter ReportId = new(
        "id", "path", $"The report's id. {TextShapes.RuleOf(typeof(GapReportId))}", TextShapes.Of(typeof(GapReportId)))
    {
        Example = TextShapes.ExampleOf(typeof(GapReportId)),
        IsShared = false,
    };

    private static readonly Parameter ScenarioReport = new("id", "path", $"The report's id. {ScenarioReportId.Rule}", new() { ["type"] = "string", ["pattern"] = "^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{64}$" })
    {
        IsShared = false,
    };

    private static readonly (string, string, JsonNode) WhatIf = ("WhatIfAnswer", "The next month under two scenarios", Nodes.Of(ReportSamples.WhatIf));

    private static readonly Parameter[] OfQuestions = [ReportParameters.AsOf, ReportParameters.OnePartner, ReportParameters.QuestionTrials, ReportParameters.Seed];

    private static readonly AnswerNotes Report = new()
    {
        Examples = [("GapReport", "A report on one family", AnswerJson.Of(ReportSamples.Report.WithSourceTable()))],
    };

    private static readonly AnswerNotes ReportText = new()
    {
        Content = [new(Content.PlainText, null, ("GapReportText", "A report on one family as text", GapReportText.Of(ReportSamples.Report)))],
    };

    private static readonly AnswerNotes Explanation = new()
    {
        Examples = [("Explanation", "The explanation of one figure", AnswerJson.Of(ReportSamples.Explanation))],
    };

    public static readonly IReadOnlyDictionary<string, OperationNotes> ByFunction = new Dictionary<string, OperationNotes>
    {
        ["GetCurrentGapReport"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(GapReportResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Format],
            Answers = WithRedirect(Report),
        },
        ["GetCurrentGapReportText"] = new("gap-reports")
        {
            Parameters = [ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, ReportText),
        },
        ["GetGapReportText"] = new("gap-reports")
        {
            Parameters = [ReportId],
            Answers = Answer(200, ReportText),
        },
        ["GetGapSummary"] = new("gap-reports")
        {
            Parameters = [ReportParameters.Products, ReportParameters.Families, ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, new() { Examples = [("GapSummary", "One product", AnswerJson.Of(ReportSamples.Summary))] }),
        },
        ["GetBottlenecks"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(BottlenecksResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, new() { Examples = [("Bottlenecks", "The bottlenecks of one product", AnswerJson.Of(ReportSamples.Bottlenecks))] }),
        },
        ["GetLevers"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(LeversResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Month],
            Answers = Answer(200, new() { Examples = [("Levers", "The levers of one product", AnswerJson.Of(ReportSamples.Levers))] }),
        },
        ["GetClosingPlan"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(ClosingPlanResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, new() { Examples = [("ClosingPlan", "A plan for one family", AnswerJson.Of(ReportSamples.ClosingPlan))] }),
        },
        ["GetProbabilities"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(ProbabilitiesResponse)), ReportParameters.AsOf, ReportParameters.Reading, ReportParameters.Trials, ReportParameters.Seed],
            Answers = Answer(200, new() { Examples = [("Probabilities", "A family with one plan", AnswerJson.Of(ReportSamples.Probabilities))] }),
        },
        ["GetQuestions"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(QuestionsResponse)), .. OfQuestions, ReportParameters.QuestionFormat, ReportParameters.QuestionFile],
            Answers = WithRedirect(new() { Examples = [("Questions", "What to ask about one product", AnswerJson.Of(ReportSamples.Questions))] }),
        },
        ["GetQuestionsText"] = new("gap-reports")
        {
            Parameters = OfQuestions,
            Answers = Answer(200, new() { Content = [new(Content.PlainText, null, ("QuestionsText", "What to ask about one product", QuestionsText.Of(ReportSamples.Questions)))] }),
        },
        ["GetQuestionsRates"] = new("gap-reports")
        {
            Parameters = OfQuestions,
            Answers = Answer(200, new() { Content = [new(Content.Csv, null, ("QuestionsRates", "Two lines of unknown rate", ReportSamples.QuestionsRates))] }),
        },
        ["GetQuestionsPlans"] = new("gap-reports")
        {
            Parameters = OfQuestions,
            Answers = Answer(200, new() { Content = [new(Content.Csv, null, ("QuestionsPlans", "A plan without a rate, and a line without a plan", ReportSamples.QuestionsPlans))] }),
        },
        ["GetCandidates"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(CandidatesResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Month],
            Answers = Answer(200, new() { Examples = [("Candidates", "The candidates for one product", AnswerJson.Of(ReportSamples.Candidates))] }),
        },
        ["GetResilience"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(ResilienceResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Month],
            Answers = Answer(200, new() { Examples = [("Resilience", "A register of few sites", AnswerJson.Of(ReportSamples.Resilience))] }),
        },
        ["GetEvidence"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(EvidenceResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Month, ReportParameters.StaleAfter],
            Answers = Answer(200, new() { Examples = [("Evidence", "The evidence for one product", AnswerJson.Of(ReportSamples.Evidence))] }),
        },
        ["GetConflicts"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(ConflictsResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, new() { Examples = [("Conflicts", "A register without conflicts", AnswerJson.Of(ReportSamples.Conflicts))] }),
        },
        ["GetPromises"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(PromisesResponse)), ReportParameters.AsOf, ReportParameters.OnePartner],
            Answers = Answer(200, new() { Examples = [("Promises", "One promise", AnswerJson.Of(ReportSamples.Promises))] }),
        },
        ["GetPromisesText"] = new("gap-reports")
        {
            Parameters = [ReportParameters.AsOf, ReportParameters.OnePartner],
            Answers = Answer(200, new() { Content = [new(Content.PlainText, null, ("PromisesText", "One promise as text", PromisesText.Of(ReportSamples.Promises)))] }),
        },
        ["GetSurge"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(SurgeResponse)), ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading, ReportParameters.Multiplier, ReportParameters.Theaters],
            Answers = Answer(200, new() { Examples = [("Surge", "A register without stocks of products", AnswerJson.Of(ReportSamples.Surge))] }),
        },
        ["GetEmbargo"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(EmbargoResponse)), ReportParameters.Countries, ReportParameters.Minerals, ReportParameters.MonthsOfStock, ReportParameters.From, ReportParameters.Until, ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, new() { Examples = [("Embargo", "One mineral of one country", AnswerJson.Of(ReportSamples.Embargo))] }),
        },
        ["ExplainCurrentGapReport"] = new("gap-reports")
        {
            Parameters = [ReportParameters.Product, ReportParameters.Month, ReportParameters.AsOf, ReportParameters.Case, ReportParameters.Reading],
            Answers = Answer(200, Explanation),
        },
        ["ExplainGapReport"] = new("gap-reports")
        {
            Parameters = [ReportId, ReportParameters.Product, ReportParameters.Month, ReportParameters.Reading],
            Answers = Answer(200, Explanation),
        },
        ["ListGapReports"] = new("gap-reports")
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("ArchivedReportListing", "A page of the archive", Nodes.Of(ReportSamples.Archive))] }),
        },
        ["GetGapReport"] = new("gap-reports")
        {
            Parameters = [.. ReportParameters.Parts(typeof(GapReportResponse), "PublishedReport"), ReportId, ReportParameters.Format],
            Answers = WithRedirect(Report),
        },
        ["VerifyGapReport"] = new("gap-reports")
        {
            Parameters = [ReportId],
            Answers = Answer(200, new() { Examples = [("Verification", "An unchanged report", Nodes.Of(ReportSamples.Verification))] }),
        },
        ["ComputeGapReport"] = new("gap-reports")
        {
            Parameters = [Parameters.IdempotencyKey],
            Body = [new(Content.Json, typeof(WhatIfBody), ("WhatIf", "A ready scenario, and one given by its changes", Nodes.Of(ReportSamples.Question)), ("WhatIfOfSnapshot", "A ready scenario on an archived snapshot", Nodes.Of(ReportSamples.QuestionOfSnapshot)))],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("Idempotency-Replayed") { Examples = [WhatIf] },
                [201] = new("Location", "Idempotency-Replayed") { Examples = [WhatIf] },
            },
        },
        ["GetScenarioReport"] = new("scenario-reports")
        {
            Parameters = [ScenarioReport],
            Answers = Answer(200, new() { Examples = [WhatIf] }),
        },
        ["VerifyScenarioReport"] = new("scenario-reports")
        {
            Parameters = [ScenarioReport],
            Answers = Answer(200, new() { Examples = [("Verification", "An unchanged report", Nodes.Of(ReportSamples.Verification))] }),
        },
        ["ListReadyScenarios"] = new("ready-scenarios")
        {
            Answers = Answer(200, new() { Examples = [("ScenarioResponseListing", "One ready scenario", Nodes.Of(ReportSamples.ReadyScenario))] }),
        },
    };

    private static Dictionary<int, AnswerNotes> WithRedirect(AnswerNotes notes) => new() { [200] = notes, [307] = new("Location") };

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };
}
