using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;

namespace CoProduction.Functions.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
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
