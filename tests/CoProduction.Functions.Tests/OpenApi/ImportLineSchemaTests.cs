using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Http;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The schema of an import's lines accepts what the parser accepts, and nothing else.</summary>
public sealed class ImportLineSchemaTests
{
    private const string Schema = "#/components/schemas/ImportLine";
    private const string ETag = "\"5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d\"";

    private static readonly JsonLineParser Parser = new(RecordKinds.Standard, Limits.From(new ConfigurationBuilder().Build()), NullLogger<JsonLineParser>.Instance);

    [Fact]
    public async Task Lines_of_all_kinds_fit()
    {
        var schemas = SchemaCheck.Shared;
        var lines = ResourceCase.All
            .SelectMany(one => new[] { JobLines.Of(one.Path, one.Example), JobLines.Of(one.Path, one.Example, ETag), JobLines.Deletion(one.Path, one.ExampleId), JobLines.Deletion(one.Path, one.ExampleId, ETag) })
            .Append("""{"kind":"snapshot","record":{"records":7}}""");

        foreach (var line in lines)
        {
            Assert.Empty(FaultsOf(line));
            Assert.True(await schemas.Fault(Schema, JsonNode.Parse(line)) is null, $"{line}: {await schemas.Fault(Schema, JsonNode.Parse(line))}");
        }
    }

    [Theory]
    [InlineData("""{"kind":"stock"}""")]
    [InlineData("""{"kind":"fortress","delete":true,"id":"pol-primer-days"}""")]
    [InlineData("""{"delete":true,"id":"pol-primer-days"}""")]
    [InlineData("""{"kind":"stock","delete":true}""")]
    [InlineData("""{"kind":"stock","delete":false,"id":"pol-primer-days"}""")]
    [InlineData("""{"kind":"stock","id":"pol-primer-days"}""")]
    [InlineData("""{"kind":"stock","delete":true,"id":"Primer days"}""")]
    [InlineData("""{"kind":"stock","delete":true,"id":"pol-primer-days","eTag":"5f2b"}""")]
    [InlineData("""{"kind":"stock","delete":true,"id":"pol-primer-days","eTag":"W/\"5f2b\""}""")]
    [InlineData("""{"kind":"stock","delete":true,"id":"pol-primer-days","record":EXAMPLE}""")]
    [InlineData("""{"kind":"stock","id":"pol-primer-days","record":EXAMPLE}""")]
    [InlineData("""{"kind":"stock","delete":false,"record":EXAMPLE}""")]
    [InlineData("""{"kind":"stock","etag":"\"5f2b\"","record":EXAMPLE}""")]
    [InlineData("""{"kind":"item","record":EXAMPLE}""")]
    public async Task What_the_parser_refuses_does_not_fit(string line)
    {
        var schemas = SchemaCheck.Shared;
        line = line.Replace("EXAMPLE", ResourceCase.Of("stocks").Example.ToJsonString(), StringComparison.Ordinal);

        Assert.NotEmpty(FaultsOf(line));
        Assert.Null(await schemas.Fault(Schema, JsonNode.Parse(JobLines.Deletion("stocks", "pol-primer-days", ETag))));
        Assert.NotNull(await schemas.Fault(Schema, JsonNode.Parse(line)));
    }

    /// <summary>Generated clients choose the type of a line by its kind.</summary>
    [Fact]
    public void Each_kind_selects_its_schema()
    {
        var line = JsonNode.Parse(File.ReadAllText(ApiDocument.File))!["components"]!["schemas"]!["ImportLine"]!;

        Assert.Equal("kind", (string?)line["discriminator"]!["propertyName"]);
        Assert.Equal(
            RecordKinds.Standard.All.Select(kind => kind.Name).Append("snapshot"), line["discriminator"]!["mapping"]!.AsObject().Select(kind => kind.Key));
        Assert.Equal(
            line["oneOf"]!.AsArray().Select(choice => (string?)choice!["$ref"]), line["discriminator"]!["mapping"]!.AsObject().Select(kind => (string?)kind.Value));
    }

    private static IReadOnlyList<BodyFault> FaultsOf(string line) =>
        Parser.Parse(new UploadLine(1, 0, Encoding.UTF8.GetBytes(line)), Parsed.As<CountryCode>("POL")).Faults;
}
