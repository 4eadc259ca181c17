using System.Text.Json.Nodes;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;

namespace CoProduction.Functions.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
    /// <summary>Keywords under which there are examples, or schemas that only add to one with descriptions.</summary>
    private static readonly string[] Conditions = ["example", "examples", "default", "if", "then", "else", "not"];

    private static readonly FunctionCatalog Catalog = FunctionCatalog.Of(typeof(Program).Assembly);

    [Fact]
    public void Committed_document_is_the_one_that_the_code_makes()
    {
        var made = OpenApiDocument.Of(Catalog, RecordKinds.Standard);

        Assert.True(made == File.ReadAllText(ApiDocument.File), "The code has changed what it answers: run ./dev openapi and commit functions/OpenApi/openapi.json.");
    }

    [Fact]
    public void Every_function_that_requests_run_is_an_operation_and_every_operation_such_a_function() =>
        Assert.Equal(
            Catalog.TriggeredBy<HttpFunctionTrigger>()
                .Where(http => !http.Trigger.TakesEveryMethod)
                .Select(http => $"{http.Trigger.Methods.Single(method => method != "head")} {http.Function.Name}")
                .Order(StringComparer.Ordinal),
            ApiDocument.Committed.Operations.Select(operation => $"{operation.Method.Method.ToLowerInvariant()} {operation.Id}").Order(StringComparer.Ordinal));

    [Fact]
    public void Undocumented_function_is_named()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => OpenApiDocument.Of(new FunctionCatalog([typeof(Hosting.SampleFunctions)]), RecordKinds.Standard));

        Assert.StartsWith("OtherOperations does not name the function FailSample", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_body_that_is_text_has_an_example() =>
        Assert.Empty(
            from operation in ApiDocument.Committed.Operations
            from media in operation.Bodies.Concat(operation.Responses.Values.SelectMany(response => response.Content))
            where media.Schema is not null && media.Examples.Count == 0 && media.Type is not ("application/zip" or "text/html" or "message/rfc822") && operation.Id is not ("GetOpenApi" or "GetDocsFile" or "GetDashboardFile")
            select $"{operation.Id}: {media.Type}");

    [Fact]
    public void Every_property_is_described_and_every_word_has_a_type()
    {
        var faults = new List<string>();
        Look(JsonNode.Parse(File.ReadAllText(ApiDocument.File))!, "");

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        void Look(JsonNode node, string place)
        {
            if (node is JsonArray elements)
            {
                foreach (var (index, element) in elements.Index().Where(element => element.Item is JsonObject or JsonArray))
                {
                    Look(element!, $"{place}/{index}");
                }

                return;
            }

            if ((node["enum"] is JsonArray || node["const"] is JsonValue) && node["type"] is null)
            {
                faults.Add($"{place} has words and no type");
            }

            if (node["type"] is JsonValue && node["properties"] is JsonObject properties)
            {
                faults.AddRange(
                    from property in properties
                    where property.Value!["description"] is null && property.Value["$ref"] is null
                    select $"{place}/{property.Key} has no description");
            }

            foreach (var (name, member) in node.AsObject().Where(member => !Conditions.Contains(member.Key) && member.Value is JsonObject or JsonArray))
            {
                Look(member!, $"{place}/{name}");
            }
        }
    }

    [Theory]
    [InlineData("CapacityPartResponse/kind", "enum")]
    [InlineData("CitationResponse/kind", "enum")]
    [InlineData("ConflictResponse/kind", "enum")]
    [InlineData("DuplicateResponse/kind", "enum")]
    [InlineData("MineralEmbargoResponse/chokepoint", "enum")]
    [InlineData("ReasonResponse/standing", "enum")]
    [InlineData("StageLossResponse/stage", "enum")]
    [InlineData("StatementResponse/kind", "enum")]
    [InlineData("MeResponse/roles/items", "enum")]
    [InlineData("SurgeResponse/theaters/items", "enum")]
    [InlineData("GapReportResponse/months/items", "pattern")]
    [InlineData("PlanResponse/due", "pattern")]
    [InlineData("ProductSummaryResponse/by", "pattern")]
    [InlineData("PromiseResponse/first", "pattern")]
    [InlineData("ReachedResponse/central", "pattern")]
    [InlineData("TargetResponse/observedAsOf", "pattern")]
    public void Months_and_words_in_answers_are_typed_as_in_requests(string place, string keyword)
    {
        var (type, member) = (place.Split('/')[0], place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..]);

        Assert.NotNull(ApiDocument.Committed.At($"/components/schemas/{type}/properties/{member}/{keyword}"));
    }

    [Fact]
    public void Every_problem_is_one_that_some_operation_answers() =>
        Assert.Equal(
            KnownProblems.All.Select(problem => problem.Code).Except([MethodNotAllowedProblem.Kind.Code]).Order(StringComparer.Ordinal),
            ApiDocument.Committed.Operations.SelectMany(operation => operation.Responses.Values).SelectMany(response => response.Codes).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_example_of_an_answer_fits_its_schema()
    {
        var schemas = SchemaCheck.Shared;
        foreach (var operation in ApiDocument.Committed.Operations)
        {
            foreach (var media in operation.Bodies.Concat(operation.Responses.Values.SelectMany(response => response.Content)).Where(media => media.Schema is not null))
            {
                foreach (var (name, value) in media.Examples)
                {
                    Assert.True(await schemas.Fault(media.Schema!, value) is null, $"{operation.Id}: {name}: {await schemas.Fault(media.Schema!, value)}");
                }
            }
        }
    }
}
