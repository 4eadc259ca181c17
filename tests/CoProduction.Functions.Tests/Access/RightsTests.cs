using System.Net;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.OpenApi;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Access;

/// <summary>
/// The permissions of each role of a partner, for each operation of the document, on its own, another partner's and unowned records,
/// released and hidden. The test fails on an operation that it does not know.
/// </summary>
public sealed class RightsTests(SharedRegister register) : IClassFixture<SharedRegister>
{
    private const string NoTag = "\"no-such-version\"";

    public static TheoryData<string, Role?> Cases
    {
        get
        {
            var cases = new TheoryData<string, Role?>();
            foreach (var operation in ApiDocument.Committed.Operations)
            {
                cases.Add(operation.Id, null);
                foreach (var role in Enum.GetValues<Role>())
                {
                    cases.Add(operation.Id, role);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_role_gets_what_it_may_and_nothing_else(string operationId, Role? role)
    {
        var operation = ApiDocument.Committed.Of(operationId);
        using var client = role is { } one ? register.Program.ClientOf(SharedRegister.Own, one) : new HttpClient { BaseAddress = register.Keeper.BaseAddress };
        var attempts = Attempts(operation, role).ToArray();
        Assert.NotEmpty(attempts);

        foreach (var (address, content, headers, expected) in attempts)
        {
            var wanted = role is null && !operation.IsOpen ? HttpStatusCode.Unauthorized : expected;
            var answer = await client.Ask(operation.Method, address, content(), headers);
            Assert.True(answer.Status == wanted, $"{operation.Method} {address} as {role?.ToString() ?? "nobody"}: expected {(int)wanted}, got {answer}");
        }
    }

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task Each_role_is_listed_what_it_may_see_and_nothing_else(string path)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = register.Program.ClientOf(SharedRegister.Own, role);
            var answer = await client.Get($"api/v1/{path}?count=true");
            var expected = SharedRegister.Records.Where(record => record.Path == path && record.IsVisibleTo(SharedRegister.Own, role)).Select(record => record.Id);
            if (path == "factories")
            {
                expected = expected.Append("gbr-imported-works");
            }

            Assert.Equal(expected.Order(StringComparer.Ordinal), answer.Ids(ResourceCase.Of(path).IdProperty).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Count(), answer.Json["count"]!.GetValue<int>());
        }
    }

    /// <summary>The request to an operation, and the expected response.</summary>
    private IEnumerable<(string Address, Func<HttpContent?> Content, (string, string?)[] Headers, HttpStatusCode Expected)> Attempts(
        ApiOperation operation, Role? role)
    {
        var asked = role ?? Role.Reader;
        var mayWrite = asked is Role.Contributor or Role.Coordinator;
        if (ResourceCase.All.FirstOrDefault(one => one.Path == operation.Tag) is { } resource)
        {
            return operation.Path.Contains("{id}", StringComparison.Ordinal)
                ? SharedRegister.Records.Where(record => record.Path == resource.Path).Select(record => OnRecord(operation, asked, record))
                : operation.Method == HttpMethod.Get ? [Plain(HttpStatusCode.OK)]
                : SharedRegister.Records.Where(record => record.Path == resource.Path).Select(record => (
                    operation.Path, new Func<HttpContent?>(() => Asking.Json(record.Body.ToJsonString())), Array.Empty<(string, string?)>(),
                    record.MayBeChangedBy(SharedRegister.Own, asked) ? HttpStatusCode.Conflict : HttpStatusCode.Forbidden));
        }

        var (own, other) = (register.Jobs[SharedRegister.Own], register.Jobs[SharedRegister.Other]);
        return operation.Id switch
        {
            "ExplainCurrentGapReport" => [($"{operation.Path}?product=155-HE", Nothing, [], HttpStatusCode.OK)],
            "ExplainGapReport" =>
            [
                ($"{operation.Path.Replace("{id}", register.Report, StringComparison.Ordinal)}?product=155-HE", Nothing, [], HttpStatusCode.OK),
                ($"{operation.Path.Replace("{id}", "20000101T000000Z", StringComparison.Ordinal)}?product=155-HE", Nothing, [], HttpStatusCode.NotFound),
            ],
            "GetScenarioReport" or "VerifyScenarioReport" => [At($"{register.Report}-{new string('0', 64)}", HttpStatusCode.NotFound), At("none", HttpStatusCode.NotFound)],
            "GetEmbargo" => [($"{operation.Path}?countries=CHN", Nothing, [], HttpStatusCode.OK)],
            "ComputeGapReport" =>
            [
                (operation.Path, () => Asking.Json("""{"scenarios":[{"id":"us-withdraws"},{"id":"sc-joint-open"}]}"""), [], HttpStatusCode.OK),
                (operation.Path, () => Asking.Json("""{"scenarios":[{"id":"sc-pol-secret-case"}]}"""), [], HttpStatusCode.BadRequest),
            ],
            "GetGapReport" or "GetGapReportText" or "VerifyGapReport" => [At(register.Report, HttpStatusCode.OK), At("20000101T000000Z", HttpStatusCode.NotFound)],
            "GetImport" => [At(own, HttpStatusCode.OK), At(other, HttpStatusCode.NotFound)],
            "GetImportResults" => [At(own, asked == Role.Coordinator ? HttpStatusCode.OK : HttpStatusCode.Forbidden), At(other, HttpStatusCode.NotFound)],
            "CancelImport" => [At(own, mayWrite ? HttpStatusCode.Conflict : HttpStatusCode.Forbidden), At(other, HttpStatusCode.NotFound)],
            "ImportFiles" => [($"{operation.Path}?file=partners.csv&dryRun=true", File, [], mayWrite ? HttpStatusCode.Accepted : HttpStatusCode.Forbidden)],
            "ListWebhooks" => [Plain(mayWrite ? HttpStatusCode.OK : HttpStatusCode.Forbidden)],
            "CreateWebhook" => [(operation.Path, () => Asking.Json("{}"), [], mayWrite ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden)],
            "GetWebhook" or "DeleteWebhook" or "RollWebhookKey" or "ResumeWebhook" => [At(new string('0', 32), mayWrite ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden)],
            "ListSubscriptions" => [Plain(mayWrite ? HttpStatusCode.OK : HttpStatusCode.Forbidden)],
            "CreateSubscription" => [(operation.Path, () => Asking.Json("{}"), [], mayWrite ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden)],
            "GetSubscription" or "PreviewSubscription" or "PreviewSubscriptionText" or "PreviewSubscriptionMail" or "SendSubscription" or "ListSends" =>
                [At(new string('0', 32), mayWrite ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden)],
            "ReplaceSubscription" or "DeleteSubscription" => [At(new string('0', 32), mayWrite ? HttpStatusCode.PreconditionRequired : HttpStatusCode.Forbidden)],
            "GetMailConfirmation" or "ConfirmMail" or "GetMailUnsubscription" or "UnsubscribeMail" =>
                [(operation.Path.Replace("{token}", "POL.none", StringComparison.Ordinal), Nothing, [], HttpStatusCode.NotFound)],
            "RollMailKey" => [Plain(role == Role.Operator ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden)],
            "ListRuns" or "CountSubscriptions" => [Plain(role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden)],
            "GetRun" => [At(new string('0', 32), role == Role.Operator ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden)],
            "CreateRun" or "EraseMailAddress" => [(operation.Path, () => Asking.Json("{}"), [], role == Role.Operator ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden)],
            "GetIndex" or "GetApiIndex" or "GetSignIn" or "GetMe" or "GetDocs" or "GetHealthLive" or "GetHealthReady" or "GetOpenApi" or "GetCurrentGapReport" or "GetCurrentGapReportText" or "GetPromisesText" or "GetGapSummary" or "GetBottlenecks" or "GetLevers" or "GetClosingPlan" or "GetProbabilities" or "GetQuestions" or "GetQuestionsText" or "GetQuestionsRates" or "GetQuestionsPlans" or "GetCandidates" or "GetEvidence"
                or "GetConflicts" or "GetResilience" or "GetPromises" or "GetSurge" or "ListGapReports" or "ListImports"
                or "ListReadyScenarios" or "ListChanges" or "ListDuplicates" or "ExportRegister" or "ExportRegisterLines" or "ExportSites" or "VerifyAudit" => [Plain(HttpStatusCode.OK)],
            "GetDocsFile" => [("/docs/docs.js", Nothing, [], HttpStatusCode.OK), ("/docs/none", Nothing, [], HttpStatusCode.NotFound)],
            "GetDashboardFile" => [("/dashboard/none", Nothing, [], HttpStatusCode.NotFound)],
            "ListMembershipProposals" => [Plain(HttpStatusCode.OK)],
            "GetMembershipProposal" or "GetMembershipProposalHistory" => [At("join-quad-gbr", HttpStatusCode.NotFound)],
            "ProposeMembership" => [(operation.Path, () => Asking.Json("{}"), [], asked == Role.Coordinator ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden)],
            "AgreeToMembership" or "RefuseMembership" or "WithdrawMembership" =>
            [
                (operation.Path.Replace("{id}", "join-quad-gbr", StringComparison.Ordinal), Nothing, [("If-Match", "*")], asked == Role.Coordinator ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden),
            ],
            "ListReads" or "ListTenants" => [Plain(role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden)],
            "FindPerson" => [($"{operation.Path}?subject=nobody", Nothing, [], role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden)],
            "GetPerson" or "ErasePerson" => [At("unknown", role == Role.Operator ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden)],
            "GetTenant" or "GetTenantHistory" => [At("unknown", role == Role.Operator ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden)],
            "PutTenant" or "DeleteTenant" => [At("unknown", role == Role.Operator ? HttpStatusCode.PreconditionRequired : HttpStatusCode.Forbidden)],
            _ => throw new InvalidOperationException($"Say here who may do {operation.Id}, and what to ask it."),
        };

        (string, Func<HttpContent?>, (string, string?)[], HttpStatusCode) Plain(HttpStatusCode expected) => (operation.Path, Nothing, [], expected);

        (string, Func<HttpContent?>, (string, string?)[], HttpStatusCode) At(string id, HttpStatusCode expected) =>
            (operation.Path.Replace("{id}", id, StringComparison.Ordinal), Nothing, [], expected);
    }

    private static (string, Func<HttpContent?>, (string, string?)[], HttpStatusCode) OnRecord(ApiOperation operation, Role role, KnownRecord record)
    {
        var address = operation.Path.Replace("{id}", record.Id, StringComparison.Ordinal);
        var (isVisible, mayChange) = (record.IsVisibleTo(SharedRegister.Own, role), record.MayBeChangedBy(SharedRegister.Own, role));
        return operation.Method == HttpMethod.Get
            ? (address, Nothing, [], isVisible ? HttpStatusCode.OK : HttpStatusCode.NotFound)
            : (address,
                () => operation.Method == HttpMethod.Put ? Asking.Json(record.Body.ToJsonString())
                    : operation.Method == HttpMethod.Patch ? Asking.MergePatch("{}")
                    : null,
                [("If-Match", NoTag)],
                !isVisible ? HttpStatusCode.NotFound : mayChange ? HttpStatusCode.PreconditionFailed : HttpStatusCode.Forbidden);
    }

    private static HttpContent? Nothing() => null;

    /// <summary>A file without rows, which every import refuses.</summary>
    private static StringContent File() => new("code,name\n", Encoding.UTF8, "text/csv");
}
