using System.Text.Json.Nodes;
using CoProduction.Functions.Access.Tenants;
using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Export;
using CoProduction.Functions.Health;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Runs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Webhooks;
using CoProduction.Registry;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Describes the functions that belong to no kind of record, in addition to their signatures and comments. Keyed by function name.</summary>
internal static class OtherOperations
{
    private static readonly Parameter ProposalId = new("id", "path", $"The proposal's id. {RecordId.Rule}", TextShapes.Of(typeof(RecordId)))
    {
        Example = RecordKinds.MembershipProposals.Example.Id,
        IsShared = false,
    };

    private static readonly (string, string, JsonNode) Tenant = ("Tenant", "One tenant", Nodes.Of(Samples.Tenant));

    private static readonly AnswerNotes Job = new("Location", "Operation-Location", "Preference-Applied", "Retry-After", "Cache-Control", "Idempotency-Replayed")
    {
        Examples = [("Import", "A queued job", Nodes.Of(Samples.QueuedImport)), ("ImportDone", "A finished job", Nodes.Of(Samples.DoneImport))],
    };

    public static readonly IReadOnlyDictionary<string, OperationNotes> ByFunction = new Dictionary<string, OperationNotes>([.. GapReportOperations.ByFunction, .. MailOperations.ByFunction])
    {
        ["ImportFiles"] = new("imports")
        {
            Parameters = [ImportParameters.DryRun, ImportParameters.ReleasableTo, ImportParameters.Replace, ImportParameters.Position, ImportParameters.Overwrite, ImportParameters.File, Parameters.NotDuplicateOf, ImportParameters.Prefer, Parameters.IdempotencyKey],
            Body =
            [
                new(Content.Csv, null, ("PartnersFile", "partners.csv with one partner", Samples.PartnersFile)) { IsBytes = true }, new(Content.Zip, null) { IsBytes = true },
                new(Content.JsonLines, null, ("Lines", "One record per line", Samples.Lines), ("DeletingLines", "The deletion of one version of a record", Samples.DeletingLines)) { Line = typeof(ImportLine), IsBytes = true },
            ],
            Answers = Answer(202, Job),
        },
        ["ProposeMembership"] = new("membership-proposals")
        {
            Parameters = [Parameters.IdempotencyKey],
            Body = [new(Content.Json, typeof(MembershipRequest), ("MembershipRequest", "The founding of a group", Nodes.Of(Samples.Founding)))],
            Excluded = [DuplicateCheck.Kind],
            Answers = Answer(201, new("ETag", "Cache-Control", "Vary", "Location", "Idempotency-Replayed") { Examples = [Proposal] }),
        },
        ["AgreeToMembership"] = Vote,
        ["RefuseMembership"] = Vote,
        ["WithdrawMembership"] = Vote,
        ["ListImports"] = new("imports")
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("ImportListing", "A page of jobs", Nodes.Of(Samples.Imports))] }),
        },
        ["GetImport"] = new("imports")
        {
            Parameters = [ImportParameters.ImportId],
            Answers = Answer(200, new("Retry-After") { Examples = [("ImportDone", "A finished job", Nodes.Of(Samples.DoneImport))] }),
        },
        ["GetImportResults"] = new("imports")
        {
            Parameters = [ImportParameters.ImportId, new("outcome", "query", "Only rows with this outcome.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(RecordOutcome)) }), .. Parameters.Paging],
            Answers = Answer(200, new("Retry-After") { Examples = [("RowResultListing", "A page of rows", Nodes.Of(Samples.Rows))] }),
        },
        ["CancelImport"] = new("imports")
        {
            Parameters = [ImportParameters.ImportId, Parameters.IdempotencyKey],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("Idempotency-Replayed") { Examples = [("ImportCancelled", "A cancelled job", Nodes.Of(Samples.CancelledImport))] },
                [202] = new("Location", "Retry-After", "Cache-Control", "Idempotency-Replayed") { Examples = [("Import", "A queued job", Nodes.Of(Samples.QueuedImport))] },
            },
        },
        ["ExportRegister"] = new("exports")
        {
            Answers = Answer(200, new("Content-Disposition") { Content = [new(Content.Zip, null) { IsBytes = true }] }),
        },
        ["ExportRegisterLines"] = new("exports")
        {
            Answers = Answer(200, new("Content-Disposition") { Content = [new(Content.JsonLines, null, ("Lines", "One record per line", Samples.Lines))] }),
        },
        ["ExportSites"] = new("exports")
        {
            Answers = Answer(200, new("Content-Disposition")
            {
                Content = [new(GeoJsonExport.ContentType, null, ("Sites", "A factory and an MRO site", Samples.Sites())) { Schema = SitesSchema.Json }],
            }),
        },
        ["ListChanges"] = new("changes")
        {
            Parameters = [Parameters.Since, Parameters.Paging[0]],
            Answers = Answer(200, new() { Examples = [("Changes", "One change", Nodes.Of(Samples.Changes))] }),
        },
        ["VerifyAudit"] = new("audit")
        {
            Answers = Answer(200, new() { Examples = [("Audit", "An unchanged history", Nodes.Of(Samples.Audit))] }),
        },
        ["ListReads"] = new("audit")
        {
            Parameters = [OperatorParameters.ReadFor, OperatorParameters.ReadBy, OperatorParameters.ReadAfter, OperatorParameters.ReadBefore, .. Parameters.Paging],
            Answers = Answer(200, new() { Examples = [("Reads", "One export", Nodes.Of(Samples.Reads))] }),
        },
        ["ListTenants"] = new("tenants")
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("TenantListing", "One tenant", Nodes.Of(Samples.Tenants))] }),
        },
        ["GetTenant"] = new("tenants")
        {
            Parameters = [OperatorParameters.TenantId],
            Answers = Answer(200, new() { Examples = [Tenant] }),
        },
        ["GetTenantHistory"] = new("tenants")
        {
            Parameters = [OperatorParameters.TenantId, .. Parameters.Paging],
            Answers = Answer(200, new() { Examples = [("TenantHistory", "A tenant that was added", Nodes.Of(Samples.TenantHistory))] }),
        },
        ["PutTenant"] = new("tenants")
        {
            Parameters = [OperatorParameters.TenantId, Parameters.IfMatch, OperatorParameters.IfNone],
            Body = [new(Content.Json, typeof(TenantBody), Tenant)],
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new("ETag", "Cache-Control", "Vary") { Examples = [Tenant] },
                [201] = new("ETag", "Cache-Control", "Vary", "Location") { Examples = [Tenant] },
            },
        },
        ["DeleteTenant"] = new("tenants")
        {
            Parameters = [OperatorParameters.TenantId, Parameters.IfMatch, Parameters.IfNoneMatch],
            Answers = Answer(204, new()),
        },
        ["FindPerson"] = new("people")
        {
            Parameters = [OperatorParameters.PersonSubject, OperatorParameters.PersonOf],
            Answers = Answer(200, new() { Examples = [("People", "One person", Nodes.Of(Samples.People))] }),
        },
        ["GetPerson"] = new("people")
        {
            Parameters = [OperatorParameters.PersonId],
            Answers = Answer(200, new() { Examples = [("Person", "A person", Nodes.Of(Samples.Person))] }),
        },
        ["ErasePerson"] = new("people")
        {
            Parameters = [OperatorParameters.PersonId],
            Answers = Answer(204, new()),
        },
        ["ListDuplicates"] = new("duplicates")
        {
            Parameters =
            [
                ReportParameters.OnePartner,
                new("kind", "query", "Only sites of this kind.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(SiteKind)) }) { IsShared = false },
                new("minimumScore", "query", "Only pairs with at least this score.", new() { ["type"] = "number", ["minimum"] = SiteMatcher.Least, ["maximum"] = 1, ["default"] = SiteMatcher.Threshold }),
                .. Parameters.Paging,
            ],
            Answers = Answer(200, new() { Examples = [("DuplicateListing", "A page with one pair", Nodes.Of(Samples.Duplicates))] }),
        },
        ["ListRuns"] = new("runs")
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("RunListing", "One run", Nodes.Of(Samples.Runs))] }),
        },
        ["GetRun"] = new("runs")
        {
            Parameters = [OperatorParameters.RunId],
            Answers = Answer(200, new() { Examples = [("Run", "A run that has ended", Nodes.Of(Samples.Run))] }),
        },
        ["CreateRun"] = new("runs")
        {
            Parameters = [Parameters.IdempotencyKey],
            Body = [new(Content.Json, typeof(RunBody), ("RunBody", "The weekly reports", Nodes.Of(new RunBody { Name = "weekly-reports" })))],
            Answers = Answer(202, new("Location") { Examples = [("RunQueued", "A run that begins now", Nodes.Of(Samples.QueuedRun))] }),
        },
        ["ListWebhooks"] = new("webhooks")
        {
            Parameters = Parameters.Paging,
            Answers = Answer(200, new() { Examples = [("WebhookListing", "One webhook", Nodes.Of(Samples.Webhooks))] }),
        },
        ["GetWebhook"] = new("webhooks")
        {
            Parameters = [Parameters.WebhookId],
            Answers = Answer(200, new() { Examples = [("Webhook", "A webhook whose last delivery failed", Nodes.Of(Samples.Webhook))] }),
        },
        ["CreateWebhook"] = new("webhooks")
        {
            Parameters = [Parameters.IdempotencyKey],
            Body = [new(Content.Json, typeof(WebhookBody), ("WebhookBody", "Everything that is told", Nodes.Of(Samples.Subscription)))],
            Answers = Answer(201, new("Location", "Idempotency-Replayed") { Examples = [NewWebhook] }),
        },
        ["DeleteWebhook"] = new("webhooks")
        {
            Parameters = [Parameters.WebhookId],
            Answers = Answer(204, new()),
        },
        ["RollWebhookKey"] = new("webhooks")
        {
            Parameters = [Parameters.WebhookId, Parameters.IdempotencyKey],
            Answers = Answer(200, new("Idempotency-Replayed") { Examples = [NewWebhook] }),
        },
        ["ResumeWebhook"] = new("webhooks")
        {
            Parameters = [Parameters.WebhookId, Parameters.IdempotencyKey],
            Answers = Answer(200, new("Idempotency-Replayed") { Examples = [("Webhook", "A webhook whose last delivery failed", Nodes.Of(Samples.Webhook))] }),
        },
        ["GetIndex"] = StartingPage,
        ["GetApiIndex"] = Index,
        ["GetDocs"] = Docs,
        ["GetDocsFile"] = Docs with
        {
            Parameters = [new("file", "path", "The file's name.", new() { ["type"] = "string", ["enum"] = Nodes.List(DocsFunctions.Names) }) { Example = "swagger-ui.css", IsShared = false }],
            Answers = Answer(200, new() { Content = [.. new[] { Content.JavaScript, Content.Css, Content.Html }.Select(type => new Content(type, null) { Schema = new() { ["type"] = "string" } })] }),
        },
        ["GetDashboardFile"] = new("service")
        {
            IsWithoutStorage = true,
            Parameters = [new("file", "path", "The file's name, as the page names it.", new() { ["type"] = "string", ["pattern"] = DashboardFiles.NamePattern, ["maxLength"] = 100 }) { Example = DashboardFiles.PageName, IsShared = false }],
            Answers = Answer(200, new("ETag", "Cache-Control", "Vary") { Content = [.. new[] { Content.JavaScript, Content.Css, Content.Html, Content.Svg, Content.Json }.Select(type => new Content(type, null) { Schema = type == Content.Json ? [] : new() { ["type"] = "string" } })] }),
        },
        ["GetSignIn"] = new("service")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new("Cache-Control") { Examples = [("SignIn", "An application in Entra ID", Nodes.Of(Samples.SignIn))] }),
        },
        ["GetMe"] = new("service")
        {
            Answers = Answer(200, new() { Examples = [("Me", "A contributor of Poland", Nodes.Of(new MeResponse("POL", ["contributor"])))] }),
        },
        ["GetHealthLive"] = new("service")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new() { Examples = [("Live", "The program is alive", Nodes.Of(new LiveResponse("live")))] }),
        },
        ["GetHealthReady"] = new("service")
        {
            IsWithoutStorage = true,
            Answers = new Dictionary<int, AnswerNotes>
            {
                [200] = new() { Examples = [("Ready", "The program is ready", Nodes.Of(Samples.Ready))] },
                [503] = new("Retry-After")
                {
                    Content = [new(Content.Json, typeof(ReadyResponse), ("NotReady", "Blob storage does not respond", Nodes.Of(Samples.NotReady)))],
                },
            },
        },
        ["GetOpenApi"] = new("service")
        {
            IsWithoutStorage = true,
            Answers = Answer(200, new() { Content = [new(Content.Json, typeof(System.Text.Json.Nodes.JsonObject))] }),
        },
    };

    private static (string, string, JsonNode) NewWebhook => ("NewWebhook", "A webhook with the secret of its key", Nodes.Of(Samples.NewWebhook));

    private static (string, string, JsonNode) Proposal => ("MembershipProposalBody", "One membership proposal", Nodes.Of(RecordKinds.MembershipProposals.Example));

    private static OperationNotes Vote => new("membership-proposals")
    {
        Parameters = [ProposalId, Parameters.IfMatch, Parameters.IfNoneMatch, Parameters.IdempotencyKey],
        Answers = Answer(200, new("ETag", "Cache-Control", "Vary", "Idempotency-Replayed") { Examples = [Proposal] }),
    };

    private static OperationNotes Docs => new("service")
    {
        IsWithoutStorage = true,
        Answers = Answer(200, new() { Content = [new(Content.Html, null) { Schema = new() { ["type"] = "string" } }] }),
    };

    private static OperationNotes Index => new("service")
    {
        IsWithoutStorage = true,
        Answers = Answer(200, new() { Examples = [("Index", "The links to start from", Nodes.Of(Samples.Index))] }),
    };

    private static OperationNotes StartingPage => Index with
    {
        Answers = Answer(200, new()
        {
            Content =
            [
                new(Content.Json, typeof(IndexResponse), ("Index", "The links to start from", Nodes.Of(Samples.Index))),
                new(Content.Html, null) { Schema = new() { ["type"] = "string" } },
            ],
        }),
    };

    private static Dictionary<int, AnswerNotes> Answer(int status, AnswerNotes notes) => new() { [status] = notes };
}
