using System.Net;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Records;

public sealed class WrongFieldTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task Each_value_that_is_wrong_is_named_and_each_that_may_be_absent_may(string path)
    {
        var resource = ResourceCase.Of(path);
        var failures = new List<string>();
        foreach (var mutation in Mutation.Of(resource))
        {
            var answer = await register.Client.PostText(resource.Address, mutation.Body);
            var met = mutation.IsWrong
                ? answer is { Status: HttpStatusCode.BadRequest, Code: "validation-failed" } && answer.Pointers.Any(pointer => IsAt(pointer, mutation))
                : answer.Status is HttpStatusCode.Conflict or HttpStatusCode.Created;
            if (!met)
            {
                failures.Add($"{mutation.Pointer} as {mutation.What}: {answer}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.DoesNotContain("lacks a rule", register.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stocks", "scope", "company:Nammo", "/scope")]
    [InlineData("coverages", "scope", "company:Nammo", "/scope")]
    [InlineData("coverages", "id", "eu-primer-makers", "/id")]
    [InlineData("agreements", "id", "ag-usa-primer", "/id")]
    [InlineData("goals", "firstMonth", "2059-11", "/months")]
    public async Task Value_that_is_wrong_only_beside_another_is_named(string path, string property, string value, string at)
    {
        var resource = ResourceCase.Of(path);
        var body = resource.Example;
        body.Remove(property == "scope" ? "id" : "");
        body[property] = value;

        var answer = await register.Client.Post(resource.Address, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([at], answer.Pointers);
    }

    [Fact]
    public async Task All_faults_of_a_body_are_named_at_once()
    {
        var body = JsonNode.Parse("""
            {
              "id": "POL-1", "name": 5, "operatr": "X", "location": { "confidence": "withheld", "town": "A", "latitude": 1.001 }, "status": "open",
              "lines": [
                { "item": "-", "stage": "complete", "ratePerMonth": "many", "expansions": [
                  { "effective": "2030-13", "newRatePerMonth": 1, "addedRatePerMonth": 1, "stage": "funded", "source": { "publisher": "A: B", "confidence": "reported", "url": "ftp://x" } },
                  { "id": "x1", "effective": "2030-01", "stage": "funded", "rampMonths": 121, "source": null }
                ] },
                null
              ],
              "source": { "publisher": "P", "confidence": "reported" },
              "releasableTo": ["everyone", "NATO", "NATO", "nato"]
            }
            """)!;

        var answer = await register.Client.Post("api/v1/factories", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            [
                "/id", "/lines/0/expansions/0/addedRatePerMonth", "/lines/0/expansions/0/effective", "/lines/0/expansions/0/source/publisher",
                "/lines/0/expansions/0/source/url", "/lines/0/expansions/1/id", "/lines/0/expansions/1/rampMonths",
                "/lines/0/expansions/1/source", "/lines/0/item", "/lines/0/ratePerMonth", "/lines/1", "/location/latitude", "/location/latitude",
                "/location/town", "/name", "/operator", "/operatr", "/releasableTo", "/releasableTo/2", "/releasableTo/3", "/status",
            ],
            answer.Pointers.Order(StringComparer.Ordinal));
        Assert.Contains("Did you mean operator?", answer.Text, StringComparison.Ordinal);
    }

    // If a list has two equal elements, the fault points to the second one.
    private static bool IsAt(string pointer, Mutation mutation) =>
        pointer == mutation.Pointer
        || (mutation.What == "its elements twice" && pointer.StartsWith($"{mutation.Pointer}/", StringComparison.Ordinal));
}
