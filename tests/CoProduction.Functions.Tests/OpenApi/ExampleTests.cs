using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.OpenApi.Fuzz;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Sends every example of the document to the program, in an order in which each one finds the records it refers to.</summary>
public sealed class ExampleTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    private static readonly ApiDocument Document = ApiDocument.Committed;

    private static readonly string[] Tags = [.. ResourceCase.All.Select(resource => resource.Path)];

    [Fact]
    public async Task Every_example_of_a_request_succeeds_and_is_answered_as_the_document_says()
    {
        var schemas = SchemaCheck.Shared;
        var check = new AnswerCheck(schemas);
        await Archives.Keep(program, Document.Of("GetGapReport").Parameters.Single(parameter => parameter.Name == "id").Example!);

        Assert.Equal(HttpStatusCode.Created, (await program.Client.Post("api/v1/items", Archives.Product)).Status);

        // Those who found a group beside POL, which is among the examples.
        await program.Get<IRecordStore>().SeedPartners(("CZE", []), ("HUN", []), ("SVK", []));

        var person = Parsed.As<PersonHandle>(Document.Of("GetPerson").Parameters.Single(parameter => parameter.Name == "id").Example);
        Assert.True(await program.Get<PeopleTable>().Add(person, "anna.nowak", DateTimeOffset.UnixEpoch, default));

        var tenant = Document.Of("PutTenant");
        var address = tenant.Path.Replace("{id}", tenant.Parameters.Single(parameter => parameter.Name == "id").Example, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await program.Client.Ask(HttpMethod.Put, address, Asking.Json("""{"partner":"GBR"}"""), ("If-None-Match", "*"))).Status);

        var (sent, knowledge) = (0, new Knowledge());
        foreach (var operation in Operations.OrderBy(FencingToken))
        {
            foreach (var (type, body) in BodiesOf(operation))
            {
                var request = Filled(operation, type, body, knowledge);
                var answer = await request.To(program.Client);

                // A job may end before it is cancelled, and a proposal that was refused is not withdrawn.
                Assert.True(answer.IsSuccess || (answer.Status == 409 && operation.Id is "CancelImport" or "WithdrawMembership"), $"{operation.Id}: {request}\n{answer}");
                Assert.True(await check.Fault(operation, answer) is null, $"{operation.Id}: {await check.Fault(operation, answer)}\n{request}\n{answer}");
                knowledge.Learn(request, answer);
                sent++;
            }
        }

        Assert.Equal(Operations.Sum(operation => Math.Max(1, operation.Bodies.Sum(media => media.Examples.Count))), sent);
    }

    private static IEnumerable<ApiOperation> Operations => Document.Operations.Where(operation => !FuzzRun.OfLinks.Contains(operation.Id));

    // Referenced records are created first and deleted last. Reads come in between.
    private static int FencingToken(ApiOperation operation) =>
        (operation.Method.Method, Array.IndexOf(Tags, operation.Tag)) switch
        {
            ("POST", >= 0 and var place) => place,
            ("POST", _) => 100,
            ("DELETE", var place) => 1000 - place,
            _ => 500,
        };

    private static IEnumerable<(string? Type, JsonNode? Body)> BodiesOf(ApiOperation operation) =>
        operation.Bodies.Count == 0
            ? [(null, null)]
            : operation.Bodies.SelectMany(media => media.Examples.Select(example => ((string?)media.Type, (JsonNode?)example.Value)));

    /// <summary>The request with the examples of all parameters.</summary>
    private static Sent Filled(ApiOperation operation, string? type, JsonNode? body, Knowledge knowledge)
    {
        // The program makes some ids itself.
        var made = knowledge.Ids(operation.Path.Split("/{")[0]);
        var path = operation.Parameters.Any(parameter => parameter is { In: "path", Example: null }) ? operation.Path.Replace("{id}", made[^1], StringComparison.Ordinal) : operation.Path;
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Example is not null))
        {
            // The parameters for files cannot be combined with JSON lines.
            if (parameter.In == "query" && type == "application/jsonl")
            {
                continue;
            }

            switch (parameter.In)
            {
                case "path":
                    path = path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(parameter.Example!), StringComparison.Ordinal);
                    break;
                case "query":
                    query.Add($"{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}");
                    break;
                default:
                    headers.Add((parameter.Name, parameter.Example!));
                    break;
            }
        }

        var bytes = body is null ? null : Encoding.UTF8.GetBytes(body is JsonObject ? body.ToJsonString() : body.GetValue<string>());
        return new Sent(operation.Method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", headers, type, bytes);
    }
}
