using System.Net;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Records;

/// <summary>Page sizes that the operator configures.</summary>
public sealed class PageSizeTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    [Fact]
    public async Task Pages_are_as_large_as_the_operator_lets_them_be()
    {
        var settings = new Dictionary<string, string?>(register.Settings)
        {
            ["CoProduction__Limits__LargestPage"] = "2",
            ["CoProduction__Limits__DefaultPage"] = "1",
        };
        await using var program = await HostedProgram.StartAsync(settings);
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL");

        Assert.Single((await client.Get("api/v1/items")).Json["items"]!.AsArray());
        Assert.Equal(2, (await client.Get("api/v1/items?pageSize=2")).Json["items"]!.AsArray().Count);
        var refused = await client.Get("api/v1/items?pageSize=3");
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-query"), (refused.Status, refused.Code));
        Assert.Contains("from 1 to 2", refused.Text, StringComparison.Ordinal);
    }
}
