using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.GapReports;
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

    private static readonly AnswerNotes Report = new("The report.")
    {
        Examples = [("GapReport", "A report on one family", Nodes.Of(Samples.Report))],
        Content = [new(Content.PlainText, null, ("GapReportText", "The same, to be read in a terminal", GapReportText.Of(Samples.Report)))],
    };

    public static readonly IReadOnlyDictionary<string, OperationNotes> ByFunction = new Dictionary<string, OperationNotes>
    {
        ["GetCurrentGapReport"] = new("gap-reports", "Compute the gap report", "Computed from the register as it is now: how far the allies are on the way to their goals, what stops them, and what each figure rests on.")
        {
            Parameters = [Parameters.AsOf, Parameters.Case, Parameters.Format],
            Problems = ["invalid-query", "bill-of-materials-cycle"],
            Answers = Answer(200, Report),
        },
        ["ListGapReports"] = new("gap-reports", "List archived gap reports", "The reports that were archived by night, newest first, in pages.")
        {
            Parameters = Parameters.Paging,
            Problems = ["invalid-query"],
            Answers = Answer(200, new("One page of the archive.") { Examples = [("ArchivedReportListing", "A page of the archive", Nodes.Of(Samples.Archive))] }),
        },
        ["GetGapReport"] = new("gap-reports", "Read an archived gap report", "The report as it was computed then; it never changes.")
        {
            Parameters = [ReportId, Parameters.Format],
            Problems = ["invalid-query", "not-found"],
            Answers = Answer(200, Report),
        },
        ["ImportFiles"] = new("imports", "Import files", "A zip of the files of the exchange format, or one of them as CSV with `file`. All of an import is stored, or nothing of it; what it does not state stays.")
        {
            Parameters = [Parameters.DryRun, Parameters.ReleasableTo, Parameters.File],
            Body = [new(Content.Csv, null, ("PartnersFile", "partners.csv with one partner", Samples.PartnersFile)), new(Content.Zip, null)],
            Problems = ["invalid-query", "import-rejected", "import-running", .. ProblemCodes.WithBody],
            Answers = Answer(200, new("What the import did, or would do.")
            {
                Examples = [("ImportReport", "An import that changed nothing", Nodes.Of(new ImportReport(DryRun: false, [new("partners.csv", 1, 0, 0, 1)])))],
            }),
        },
        ["ExportRegister"] = new("exports", "Export the register", "The whole register as a zip of the files of the exchange format, which can be imported again.")
        {
            Answers = Answer(200, new("The zip.", "Content-Disposition") { Content = [new(Content.Zip, null)] }),
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
            Parameters = [Parameters.IfNoneMatch],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("The document.", "ETag", "Cache-Control") { Content = [new(Content.Json, typeof(System.Text.Json.Nodes.JsonObject))] },
                [304] = new("The caller has this document already.", "ETag", "Cache-Control"),
            },
        },
    };

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };
}
