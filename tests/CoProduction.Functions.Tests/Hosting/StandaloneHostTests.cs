using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class StandaloneHostTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Index_links_to_addresses_at_which_the_caller_asked()
    {
        var index = await program.Client.GetFromJsonAsync<JsonElement>("/");

        Assert.Equal("CoProduction", index.GetProperty("name").GetString());
        Assert.All(
            index.GetProperty("links").EnumerateObject(),
            link => Assert.StartsWith(program.Client.BaseAddress!.ToString(), link.Value.GetString(), StringComparison.Ordinal));
    }
}
