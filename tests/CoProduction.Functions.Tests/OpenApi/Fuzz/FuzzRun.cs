using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Sends one request after another and checks each response against the document. The same seed makes the same choices.</summary>
internal sealed class FuzzRun(HttpClient client, AnswerCheck check, int seed)
{
    /// <summary>The id of the program's archived report.</summary>
    public const string Archived = "20261121T020000Z";

    private const int RenewEvery = 150;

    private static readonly string[] StrayAddresses =
    [
        "/api/v1/nothing", "/api/v2/factories", "/api", "/api/v2", "/favicon.ico", "/.env", "/api/v1/factories/a/b/c", "/api/health", "/admin/host/status", "/api/v1/factories/pol-x/histories",
    ];

    private static readonly ApiDocument Document = ApiDocument.Committed;

    // A way that cannot be followed, whatever is at its end, is what the web server calls no request.
    private static readonly string[] NoRequests = ["%00"];

    /// <summary>The operations whose tokens are in mails. ConsentTests follow these.</summary>
    public static readonly IReadOnlyList<string> OfLinks = ["GetMailConfirmation", "ConfirmMail", "GetMailUnsubscription", "UnsubscribeMail"];

    private readonly Random random = new(seed);
    private readonly Knowledge knowledge = new();
    private readonly Dictionary<string, int> successes = Document.Operations.ToDictionary(operation => operation.Id, _ => 0);
    private RequestMaker? requests;

    /// <summary>The number of requests sent.</summary>
    public int Count { get; private set; }

    /// <summary>The operations without a successful response to a valid request.</summary>
    public IEnumerable<string> NeverSucceeded => successes.Where(operation => operation.Value == 0).Select(operation => operation.Key).Except(OfLinks);

    /// <summary>The operations with one.</summary>
    public IEnumerable<string> Succeeded => successes.Where(operation => operation.Value > 0).Select(operation => operation.Key);

    private RequestMaker Requests => requests ??= new RequestMaker(Document, knowledge, random);

    /// <summary>Sends at least this number of requests.</summary>
    public async Task Send(int most)
    {
        for (var turn = 0; Count < most; turn++)
        {
            if (turn % RenewEvery == 0)
            {
                await Renew();
            }

            var operation = Document.Operations[random.Next(Document.Operations.Count)];
            switch (random.Next(20))
            {
                case 0:
                    await Life(ResourceCase.All[random.Next(ResourceCase.All.Count)].Path);
                    break;
                case 1 when random.Next(3) == 0:
                    await Job();
                    break;
                case 1:
                    await Stray();
                    break;
                case < 11:
                    await Send(operation, Requests.Valid(operation));
                    break;
                default:
                    await Send(operation, Requests.Odd(operation), isOdd: true);
                    break;
            }
        }
    }

    /// <summary>Gives operations that never succeeded by chance more turns, with all records they need in the register.</summary>
    /// <param name="turns">The largest number of turns.</param>
    /// <param name="elsewhere">The operations that need no more turns, because they succeeded in another run.</param>
    public async Task Insist(int turns, IReadOnlySet<string> elsewhere)
    {
        for (var turn = 0; turn < turns && NeverSucceeded.Except(elsewhere).Any(); turn++)
        {
            await Renew();
            await Proposal();
            foreach (var operation in Document.Operations.Where(operation => successes[operation.Id] == 0 && !elsewhere.Contains(operation.Id) && !OfLinks.Contains(operation.Id)))
            {
                await Send(operation, Requests.Valid(operation));

                // Others may refer to every known record of the kind, which then cannot be deleted.
                if (ResourceCase.All.Any(resource => resource.Path == operation.Tag))
                {
                    await Life(operation.Tag);
                }
            }
        }
    }

    /// <summary>Restores all examples, a tenant, a webhook and a subscription, and publishes a report under a scenario, so that there is something to find after deletions.</summary>
    private async Task Renew()
    {
        foreach (var resource in ResourceCase.All)
        {
            await Send(
                Of(resource.Path, HttpMethod.Post, 0),
                new Sent(HttpMethod.Post, $"/{resource.Address}", [], "application/json", Encoding.UTF8.GetBytes(resource.Example.ToJsonString())));
        }

        await Send(
            Of("items", HttpMethod.Post, 0),
            new Sent(HttpMethod.Post, "/api/v1/items", [], "application/json", Encoding.UTF8.GetBytes(Archives.Product.ToJsonString())));
        await Send(
            Document.Of("PutTenant"),
            new Sent(HttpMethod.Put, "/api/v1/tenants/fuzz.example", [("If-None-Match", "*")], "application/json", Encoding.UTF8.GetBytes("""{"partner":"GBR"}""")));
        foreach (var subscribe in new[] { Document.Of("CreateWebhook"), Document.Of("CreateSubscription") })
        {
            await Send(subscribe, new Sent(HttpMethod.Post, subscribe.Path, [], "application/json", Encoding.UTF8.GetBytes(subscribe.Bodies[0].Examples[0].Value.ToJsonString())));
        }

        await Send(Document.Of("FindPerson"), Bare(HttpMethod.Get, "/api/v1/people?subject=tests"));
        var publish = Document.Of("ComputeGapReport");
        await Send(publish, new Sent(
            HttpMethod.Post, publish.Path, [], "application/json", Encoding.UTF8.GetBytes($$"""{"snapshot":"{{Archived}}","scenarios":[{"id":"us-withdraws"}]}""")));
    }

    /// <summary>A group is proposed, agreed to and withdrawn, and proposed again and refused.</summary>
    private async Task Proposal()
    {
        foreach (var founder in new[] { "CZE", "HUN", "SVK" })
        {
            var body = $$"""{"code":"{{founder}}","name":"Partner {{founder}}","theater":"europe"}""";
            await Send(Of("partners", HttpMethod.Post, 0), new Sent(HttpMethod.Post, "/api/v1/partners", [], "application/json", Encoding.UTF8.GetBytes(body)));
        }

        const string Address = "/api/v1/membership-proposals";
        var founding = new Sent(HttpMethod.Post, Address, [], "application/json", """{"group":"V4","action":"found","partners":["CZE","HUN","POL","SVK"]}"""u8.ToArray());
        await Send(Document.Of("ProposeMembership"), founding);
        await Send(Document.Of("AgreeToMembership"), Bare(HttpMethod.Post, $"{Address}/found-v4/agree", ("If-Match", "*")));
        await Send(Document.Of("GetMembershipProposal"), Bare(HttpMethod.Get, $"{Address}/found-v4"));
        await Send(Document.Of("GetMembershipProposalHistory"), Bare(HttpMethod.Get, $"{Address}/found-v4/history"));
        await Send(Document.Of("WithdrawMembership"), Bare(HttpMethod.Post, $"{Address}/found-v4/withdraw", ("If-Match", "*")));
        await Send(Document.Of("ProposeMembership"), founding);
        await Send(Document.Of("RefuseMembership"), Bare(HttpMethod.Post, $"{Address}/found-v4/refuse", ("If-Match", "*")));
    }

    /// <summary>The life of one record, from its creation to its deletion.</summary>
    private async Task Life(string path)
    {
        var created = await Send(Of(path, HttpMethod.Post, 0), Requests.New(Of(path, HttpMethod.Post, 0), Of(path, HttpMethod.Get, 1)));
        if (created.Status != 201)
        {
            return;
        }

        var address = new Uri(created.Headers["Location"]).AbsolutePath;
        var version = created.Headers["ETag"];
        var read = await Send(Of(path, HttpMethod.Get, 1), Bare(HttpMethod.Get, address));
        await Send(Of(path, HttpMethod.Get, 1), Bare(HttpMethod.Get, address, ("If-None-Match", version)));
        var put = Bare(HttpMethod.Put, address, ("If-Match", version)) with { ContentType = "application/json", Body = read.Body };
        await Send(Of(path, HttpMethod.Put, 1), put);
        await Send(Of(path, HttpMethod.Put, 1), put with { Headers = [] });
        await Send(Of(path, HttpMethod.Delete, 1), Bare(HttpMethod.Delete, address, ("If-Match", "\"another\"")));
        await Send(Of(path, HttpMethod.Delete, 1), Bare(HttpMethod.Delete, address, ("If-Match", "*")));
        await Send(Of(path, HttpMethod.Get, 2), Bare(HttpMethod.Get, $"{address}/history"));
        await Send(Of(path, HttpMethod.Get, 1), Bare(HttpMethod.Get, address));
    }

    /// <summary>The life of an import job, from its start to its cancellation.</summary>
    private async Task Job()
    {
        var (start, stop) = (Document.Of("ImportFiles"), Document.Of("CancelImport"));
        var lines = start.Bodies.Single(media => media.Type == "application/jsonl");
        var body = Encoding.UTF8.GetBytes(lines.Examples[0].Value.GetValue<string>());
        var started = await Send(start, new Sent(HttpMethod.Post, start.Path, [], lines.Type, body));
        if (started.Status == 202)
        {
            var address = new Uri(started.Headers["Location"]).AbsolutePath;
            await Send(Document.Of("GetImport"), Bare(HttpMethod.Get, address));
            await Send(stop, Bare(HttpMethod.Post, $"{address}/cancel"));
            await Send(Document.Of("GetImportResults"), Bare(HttpMethod.Get, $"{address}/results"));
        }
    }

    private async Task Stray()
    {
        var (request, status) = random.Next(2) == 0
            ? (Bare(HttpMethod.Get, StrayAddresses[random.Next(StrayAddresses.Length)]), 404)
            : (Requests.Valid(Document.Operations[random.Next(Document.Operations.Count)]) with { Method = new HttpMethod("BREW") }, 405);
        var answer = await request.To(client);
        Count++;
        if (answer.Status != status || (status == 404 && await check.Fault(Document.Of("GetFactory"), answer) is not null))
        {
            throw Failed($"What is no operation is answered with the problem of status {status}.", request, answer);
        }
    }

    private async Task<Received> Send(ApiOperation operation, Sent request, bool isOdd = false)
    {
        var answer = await request.To(client);
        Count++;
        if (await check.Fault(operation, answer) is { } fault
            && !(isOdd && !LeadsTo(operation, request) && (IsNoRequest(request, answer) || await IsOfIndex(request, answer) || await IsAnotherOperations(operation, answer))))
        {
            throw Failed($"{operation.Id}: {fault}", request, answer);
        }

        if (IsUntold(answer))
        {
            throw Failed($"{operation.Id}: A rule of the record was broken that its validator lacks.", request, answer);
        }

        knowledge.Learn(request, answer);
        if (answer.IsSuccess)
        {
            successes[operation.Id]++;
        }

        return answer;
    }

    /// <summary>Whether an address certainly belongs to the operation.</summary>
    private static bool LeadsTo(ApiOperation operation, Sent request) =>
        Regex.IsMatch(request.Address.Split('?')[0], $"^{Regex.Replace(Regex.Escape(operation.Path), @"\\\{\w+}", "[A-Za-z0-9_~-]+")}$");

    /// <summary>Whether a fault points to the whole body although only one of its values is wrong.</summary>
    private static bool IsUntold(Received answer) =>
        answer.Json?["errors"] is JsonArray errors && errors.Any(error => error!["pointer"]?.GetValue<string>() == "" && error["code"]?.GetValue<string>() == "invalid-value");

    private static bool IsNoRequest(Sent request, Received answer) =>
        answer is { Status: 400, Body.Length: 0 } && NoRequests.Any(piece => request.Address.Split('?')[0].Contains(piece, StringComparison.Ordinal));

    /// <summary>Whether dots in the place of an id lead up to the index, whose response is right.</summary>
    private async Task<bool> IsOfIndex(Sent request, Received answer) =>
        Uri.TryCreate($"http://localhost{request.Address}", UriKind.Absolute, out var address)
        && address.AbsolutePath.TrimEnd('/') == "/api/v1"
        && (request.Method == HttpMethod.Get
            ? await check.Fault(Document.Of("GetApiIndex"), answer) is null
            : answer.Status == 405 && answer.Json?["code"]?.GetValue<string>() == "method-not-allowed");

    /// <summary>Whether an odd address leads to another operation, whose response is right.</summary>
    private async Task<bool> IsAnotherOperations(ApiOperation operation, Received answer)
    {
        foreach (var other in Document.Operations.Where(other => other.Method == operation.Method && other.Path.Contains('{', StringComparison.Ordinal)))
        {
            if (other != operation && (other.Tag == operation.Tag || answer.Status == 404) && await check.Fault(other, answer) is null)
            {
                return true;
            }
        }

        return answer.Status == 404 && await check.Fault(Document.Of("GetFactory"), answer) is null;
    }

    private InvalidOperationException Failed(string fault, Sent request, Received answer) => new(
        $"{fault}\n\nRequest {Count} of seed {seed}; to repeat it: {FuzzMode.SeedVariable}={seed} ./dev test --filter FullyQualifiedName~ContractFuzzTests (with --long before --filter, if that found it)\n\n{request}\n\n{answer}");

    private static ApiOperation Of(string path, HttpMethod method, int depth) => Document.Operations.Single(operation =>
        operation.Method == method && operation.Tag == path && operation.Path == $"/api/v1/{path}{depth switch { 0 => "", 1 => "/{id}", _ => "/{id}/history" }}");

    private static Sent Bare(HttpMethod method, string address, params (string, string)[] headers) => new(method, address, headers, null, null);
}
