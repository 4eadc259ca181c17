using System.Text.Json.Nodes;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange.Exports;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.WhatIf;
using CoProduction.Functions.Health;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>What there is to say of the functions that are of no resource, by their names.</summary>
internal static class OtherOperations
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

    private static readonly (string, string, JsonNode) WhatIf = ("WhatIfAnswer", "The next month under two scenarios", Nodes.Of(Samples.WhatIf));

    private static readonly AnswerNotes Report = new("The report.")
    {
        Examples = [("GapReport", "A report on one family", Nodes.Of(Samples.Report))],
        Content = [new(Content.PlainText, null, ("GapReportText", "The same, to be read in a terminal", GapReportText.Of(Samples.Report)))],
    };

    private static readonly AnswerNotes Explanation = new("The explanation.") { Examples = [("Explanation", "How one figure came about", Nodes.Of(Samples.Explanation))] };

    private static readonly AnswerNotes Job = new("The job that imports it.", "Location", "Operation-Location", "Preference-Applied", "Retry-After", "Cache-Control", "Idempotency-Replayed")
    {
        Examples = [("Import", "A job that waits to be run", Nodes.Of(Samples.QueuedImport))],
    };

    public static readonly IReadOnlyDictionary<string, OperationNotes> ByFunction = new Dictionary<string, OperationNotes>
    {
        ["GetCurrentGapReport"] = new("gap-reports", "Compute the gap report", "Computed from the register as it is now: how far the allies are on the way to their goals, what stops them, and what each figure rests on.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Format],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, Report),
        },
        ["GetBottlenecks"] = new("gap-reports", "Find what stands in the way", "For each product with a goal: the items that bind, in the order in which they do as each is relieved, from when to when, and the units that are lost to each by year.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The bottlenecks.") { Examples = [("Bottlenecks", "What binds one product", Nodes.Of(Samples.Bottlenecks))] }),
        },
        ["GetLevers"] = new("gap-reports", "Find what would help most", "For each product that is short in a month: how many units a year each unit of added capacity unlocks, up to where, of each item alone and of the best two together.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Month],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The levers.") { Examples = [("Levers", "What would help one product", Nodes.Of(Samples.Levers))] }),
        },
        ["GetClosingPlan"] = new("gap-reports", "Plan to close every gap", "The least capacity that must be added to each item, month by month, for every product to be on its goal's path.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The plan.") { Examples = [("ClosingPlan", "A plan for one family", Nodes.Of(Samples.ClosingPlan))] }),
        },
        ["GetProbabilities"] = new("gap-reports", "Estimate how likely the goals are", "Runs trials of which expansions come and how late: the probability that each goal is reached by its month, what is made in each month at three levels of chance, and which expansions matter most. The same seed gives the same figures.")
        {
            Parameters = [Parameters.AsOf, Parameters.Trials, Parameters.Seed],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The estimate.") { Examples = [("Probabilities", "A family with one expansion", Nodes.Of(Samples.Probabilities))] }),
        },
        ["GetCandidates"] = new("gap-reports", "Find who could make what is short", "For each item in the way of a product: the sites and partners that could make more of it, ranked by what that would unlock, with the records that speak for each.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Month],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The candidates.") { Examples = [("Candidates", "Who could make what one product lacks", Nodes.Of(Samples.Candidates))] }),
        },
        ["GetResilience"] = new("gap-reports", "Find on how few it rests", "What is lost without each site and each partner in turn, the smallest sets of sites that break a goal, concentration by site, partner, theater and by country for each mineral stage, and where each platform can be maintained.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Month],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The losses and concentrations.") { Examples = [("Resilience", "A register of few sites", Nodes.Of(Samples.Resilience))] }),
        },
        ["GetEvidence"] = new("gap-reports", "Show what figures rest on", "For each item's capacity in a month: the parts that add up to it, each with its record, and the shares that are reported, recalled, estimated, aggregate, unattributed, implied and stale.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Month, Parameters.StaleAfter],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The evidence.") { Examples = [("Evidence", "What one product's figures rest on", Nodes.Of(Samples.Evidence))] }),
        },
        ["GetConflicts"] = new("gap-reports", "Find records that contradict each other", "Observations, totals, dates and companies' totals that cannot all be right, and what every gap would be were each side believed.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The conflicts.") { Examples = [("Conflicts", "A register without any", Nodes.Of(Samples.Conflicts))] }),
        },
        ["GetPromises"] = new("gap-reports", "Review promised expansions", "For each expansion what was promised first and is now, how far it has slipped and come; and how partners and operators have kept their promises.")
        {
            Parameters = [Parameters.AsOf],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The review.") { Examples = [("Promises", "One promise", Nodes.Of(Samples.Promises))] }),
        },
        ["GetSurge"] = new("gap-reports", "Run stocks down in a surge", "How many days each partner's stock of each product lasts where consumption is multiplied in some theaters: alone, with its own production running, and with all production shared; or what is missing to say so.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Multiplier, Parameters.Theaters],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The days of supply.") { Examples = [("Surge", "A register without stocks of products", Nodes.Of(Samples.Surge))] }),
        },
        ["GetEmbargo"] = new("gap-reports", "Embargo minerals", "What items and products lose, by year, when countries no longer deliver minerals: from which month after stocks, and at which stage of each mineral most is lost. Shares of different basis or year are never added.")
        {
            Parameters = [Parameters.Countries, Parameters.Minerals, Parameters.MonthsOfStock, Parameters.From, Parameters.Until, Parameters.AsOf, Parameters.Case],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, new("The losses.") { Examples = [("Embargo", "One mineral of one country", Nodes.Of(Samples.Embargo))] }),
        },
        ["ExplainCurrentGapReport"] = new("gap-reports", "Explain a figure", "How a product's output and gap in one month came about: numbered sentences with their figures, down to the sites and sources behind them.")
        {
            Parameters = [Parameters.Product, Parameters.Month, Parameters.AsOf, Parameters.Case],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, Explanation),
        },
        ["ExplainGapReport"] = new("gap-reports", "Explain a figure of an archived report", "The same of an archived report.")
        {
            Parameters = [ReportId, Parameters.Product, Parameters.Month],
            Problems = ["invalid-query", "not-found", "bill-of-materials-cycle"],
            Answers = Answer(200, Explanation),
        },
        ["ListGapReports"] = new("gap-reports", "List archived gap reports", "The reports that were archived by night, newest first, in pages.")
        {
            Parameters = Parameters.Paging,
            Problems = ["invalid-query"],
            Answers = Answer(200, new("One page of the archive.") { Examples = [("ArchivedReportListing", "A page of the archive", Nodes.Of(Samples.Archive))] }),
        },
        ["GetGapReport"] = new("gap-reports", "Read an archived gap report", "The report as it was published then, with its seal; it never changes.")
        {
            Parameters = [ReportId, Parameters.Format],
            Problems = ["invalid-query", "not-found"],
            Answers = Answer(200, Report),
        },
        ["VerifyGapReport"] = new("gap-reports", "Verify a published report", "Computes the report again from the archived snapshot and says whether it is, to the last digit, the one that was published and sealed, and where not.")
        {
            Parameters = [ReportId],
            Problems = ["invalid-query", "not-found", "bill-of-materials-cycle"],
            Answers = Answer(200, new("What was found.") { Examples = [("Verification", "A report as it was published", Nodes.Of(Samples.Verification))] }),
        },
        ["ComputeGapReport"] = new("gap-reports", "Ask what if", "Computes the gap report under scenarios, all together: stored ones and ready ones by their ids, others by their changes; and how it differs from the report without, in units and in months. On an archived snapshot the answer is published: sealed, kept, and to be verified at its address.")
        {
            Body = [new(Content.Json, typeof(WhatIfBody), ("WhatIf", "A ready scenario, and one by its changes", Nodes.Of(Samples.Question)), ("WhatIfOfSnapshot", "A ready scenario on an archived snapshot", Nodes.Of(Samples.QuestionOfSnapshot)))],
            Problems = ["invalid-json", "validation-failed", "bill-of-materials-cycle", .. ProblemCodes.WithBody],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("The report on the register as it is now; it is not kept.") { Examples = [WhatIf] },
                [201] = new("The report on an archived snapshot, with its seal.", "Location") { Examples = [WhatIf] },
            },
        },
        ["GetScenarioReport"] = new("scenario-reports", "Read a published report under scenarios", "The report as it was published to the caller's partner, with its seal; it never changes.")
        {
            Parameters = [ScenarioReport],
            Problems = ["invalid-query", "not-found"],
            Answers = Answer(200, new("The report.") { Examples = [WhatIf] }),
        },
        ["VerifyScenarioReport"] = new("scenario-reports", "Verify a published report under scenarios", "Computes the report again from the archived snapshot and the scenarios as they were, and says whether it is, to the last digit, the one that was published and sealed, and where not.")
        {
            Parameters = [ScenarioReport],
            Problems = ["invalid-query", "not-found", "bill-of-materials-cycle"],
            Answers = Answer(200, new("What was found.") { Examples = [("Verification", "A report as it was published", Nodes.Of(Samples.Verification))] }),
        },
        ["ListReadyScenarios"] = new("ready-scenarios", "List ready scenarios", "Scenarios that every register has, for questions that everybody asks: ask for them by their ids. What they name and a register does not know is passed over, and told.")
        {
            Problems = ["invalid-query"],
            Answers = Answer(200, new("All of them.") { Examples = [("ScenarioResponseListing", "One of them", Nodes.Of(Samples.ReadyScenario))] }),
            IsWithoutStorage = true,
        },
        ["ImportFiles"] = new("imports", "Import files", "A zip of the files of the exchange format, one of them as CSV with `file`, or JSON lines. Of files all is stored or nothing, and what they do not state stays; each JSON line is taken by itself. A large body, JSON lines, and what prefers it become a job.")
        {
            Parameters = [Parameters.DryRun, Parameters.ReleasableTo, Parameters.File, Parameters.NotDuplicateOf, Parameters.Prefer, Parameters.IdempotencyKey],
            Body =
            [
                new(Content.Csv, null, ("PartnersFile", "partners.csv with one partner", Samples.PartnersFile)), new(Content.Zip, null),
                new(Content.JsonLines, null, ("Lines", "One record a line", Samples.Lines)),
            ],
            Problems =
            [
                "invalid-header", "invalid-query", "invalid-gzip", "import-rejected", "import-running", "too-many-imports", "unsupported-encoding",
                "idempotency-key-reused", .. ProblemCodes.WithBody,
            ],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("What the import did, or would do.", "Idempotency-Replayed")
                {
                    Examples = [("ImportReport", "An import that changed nothing", Nodes.Of(new ImportReport(DryRun: false, [new("partners.csv", 1, 0, 0, 1)])))],
                },
                [202] = Job,
            },
        },
        ["ListImports"] = new("imports", "List import jobs", "The jobs of the caller's partner, newest first, in pages.")
        {
            Parameters = Parameters.Paging,
            Problems = ["invalid-query"],
            Answers = Answer(200, new("One page of the jobs.") { Examples = [("ImportListing", "A page of jobs", Nodes.Of(Samples.Imports))] }),
        },
        ["GetImport"] = new("imports", "Read an import job", "How far it is, in rows.")
        {
            Parameters = [Parameters.ImportId],
            Problems = ["not-found"],
            Answers = Answer(200, new("The job; while it is not finished, Retry-After says when to ask again.", "Retry-After") { Examples = [("ImportDone", "A job that is done", Nodes.Of(Samples.DoneImport))] }),
        },
        ["GetImportResults"] = new("imports", "Read what came of each row", "Row by row, in their order; more come in while the job runs.")
        {
            Parameters = [Parameters.ImportId, new("outcome", "query", "Only rows with this outcome.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(RowOutcome)) }), .. Parameters.Paging],
            Problems = ["invalid-query", "not-found"],
            Answers = Answer(200, new("One page of the rows.", "Retry-After") { Examples = [("RowResultListing", "A page of rows", Nodes.Of(Samples.Rows))] }),
        },
        ["CancelImport"] = new("imports", "Cancel an import job", "JSON lines that are written stay. Files can be cancelled until they are accepted.")
        {
            Parameters = [Parameters.ImportId, Parameters.IdempotencyKey],
            Problems = ["invalid-header", "not-found", "too-late", "idempotency-key-reused"],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("It is cancelled.", "Idempotency-Replayed") { Examples = [("ImportCancelled", "A job that is cancelled", Nodes.Of(Samples.CancelledImport))] },
                [202] = new("It will be cancelled shortly.", "Location", "Retry-After", "Cache-Control", "Idempotency-Replayed") { Examples = [("Import", "A job that waits to be run", Nodes.Of(Samples.QueuedImport))] },
            },
        },
        ["ExportRegister"] = new("exports", "Export the register", "What the caller may see: as a zip of the files of the exchange format, as JSON lines whose first line has the position from which the changes can be followed, or its sites as GeoJSON.")
        {
            Parameters = [new("format", "query", "The form.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(ExportFormat)), ["default"] = "csv" }) { IsShared = false }],
            Problems = ["invalid-query"],
            Answers = Answer(200, new("The export.", "Content-Disposition") { Content = [new(Content.Zip, null), new(Content.JsonLines, null, ("Lines", "One record a line", Samples.Lines)), new("application/geo+json", null)] }),
        },
        ["ListChanges"] = new("changes", "Follow the changes", "What was changed behind a position, as far as the caller may see it: each change once, in order within each stream. `position` is where to go on.")
        {
            Parameters = [Parameters.Since, Parameters.Paging[0]],
            Problems = ["invalid-query", "feed-position-expired", "feed-position-outdated"],
            Answers = Answer(200, new("Some changes.") { Examples = [("Changes", "One change", Nodes.Of(Samples.Changes))] }),
        },
        ["VerifyAudit"] = new("audit", "Check the history", "Holds every revision of every record that the caller may see against its hash, the one before it, the record, and where the history ended on the last night. An operator has all records checked, and learns of faults in those that it may not see by their kind and keeper alone.")
        {
            Problems = ["invalid-query"],
            Answers = Answer(200, new("What was found.") { Examples = [("Audit", "A history as it was written", Nodes.Of(Samples.Audit))] }),
        },
        ["ListDuplicates"] = new("duplicates", "List suspected duplicates", "Pairs of sites of one partner that may be one, most alike first, in pages.")
        {
            Parameters =
            [
                Parameters.Filter("partner"),
                new("kind", "query", "Only sites of this kind.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(SiteKind)) }) { IsShared = false },
                new("minimumScore", "query", "Only pairs that are alike at least so much.", new() { ["type"] = "number", ["minimum"] = SiteMatcher.Least, ["maximum"] = 1, ["default"] = SiteMatcher.Suspicious }),
                .. Parameters.Paging,
            ],
            Problems = ["invalid-query"],
            Answers = Answer(200, new("One page of the suspicions.") { Examples = [("DuplicateListing", "A page with one pair", Nodes.Of(Samples.Duplicates))] }),
        },
        ["GetIndex"] = new("service", "Find the way", "The program's name and version, and addresses to start from.")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new("Where to go from here.") { Examples = [("Index", "Some addresses", Nodes.Of(Samples.Index))] }),
        },
        ["GetHealthLive"] = new("service", "Ask whether the program lives", "Asks nothing else than whether the program answers.")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new("It lives.") { Examples = [("Live", "It lives", Nodes.Of(new LiveResponse("live")))] }),
        },
        ["GetHealthReady"] = new("service", "Ask whether the program can work", "Asks storage a small question and waits a short time for the answer.")
        {
            IsWithoutStorage = true,
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("All that the program needs answers.") { Examples = [("Ready", "All is well", Nodes.Of(Samples.Ready))] },
                [503] = new("Something that the program needs does not answer.")
                {
                    Content = [new(Content.Json, typeof(ReadyResponse), ("NotReady", "The blobs are silent", Nodes.Of(Samples.NotReady)))],
                },
            },
        },
        ["GetOpenApi"] = new("service", "Read this document", "This document, as it is committed beside the code.")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new("The document.") { Content = [new(Content.Json, typeof(System.Text.Json.Nodes.JsonObject))] }),
        },
    };

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };
}
