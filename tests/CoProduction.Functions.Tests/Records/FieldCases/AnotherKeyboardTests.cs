using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.FieldCases;

/// <summary>A clerk's keyboard sets marks apart from their letters; the register took a twin of a site and found nothing.</summary>
public sealed class AnotherKeyboardTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Decomposed = "Nowa De\u0328ba";

    private static readonly string Folder = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Records", "FieldCases", "AnotherKeyboard");

    private HttpClient Client => starter.Program.Client;

    [Fact]
    public async Task Twin_is_recognized_however_its_letters_were_typed()
    {
        var (composed, decomposed) = (await Post("composed.json"), await Post("decomposed.json"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (composed.Status, decomposed.Status));
        Assert.Equal(composed.Json["candidates"]!.ToJsonString(), decomposed.Json["candidates"]!.ToJsonString());
        Assert.Contains("pol-nowadeba-dezamet", decomposed.Json["candidates"]!.AsArray().Select(candidate => (string?)candidate!["id"]));
    }

    [Fact]
    public async Task Search_finds_a_town_however_its_letters_were_typed() =>
        Assert.Contains("pol-nowadeba-dezamet", await Found(Decomposed));

    [Theory]
    [InlineData("İstanbul", "tur-istanbul-baykar")]
    [InlineData("ISTANBUL", "tur-istanbul-baykar")]
    [InlineData("istanbul", "tur-istanbul-baykar")]
    [InlineData("UNTERLÜSS", "deu-unterluess-rwm", "deu-unterluess-srm")]
    [InlineData("unterluess", "deu-unterluess-rwm", "deu-unterluess-srm")]
    [InlineData("unterluss", "deu-unterluess-rwm", "deu-unterluess-srm")]
    public async Task Search_finds_a_town_in_every_usual_spelling(string text, params string[] ids) => Assert.Equal(ids, await Found(text));

    [Fact]
    public async Task Kirikkale_is_found_with_and_without_its_dots()
    {
        var spellings = await Task.WhenAll(Found("Kırıkkale"), Found("KIRIKKALE"), Found("kirikkale"), Found("KİRİKKALE"));

        Assert.NotEmpty(spellings[0]);
        Assert.All(spellings, found => Assert.Equal(spellings[0], found));
    }

    [Fact]
    public async Task Every_way_in_stores_the_composed_form()
    {
        var posted = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "decomposed.json")))!;
        posted["id"] = "pol-field-posted";
        Assert.Equal(HttpStatusCode.Created, (await Client.Post("api/v1/factories?notDuplicateOf=pol-nowadeba-dezamet", posted)).Status);

        posted["id"] = "pol-field-line";
        var job = (await Client.PostBody(
            "?notDuplicateOf=pol-nowadeba-dezamet,pol-field-posted",
            JobClient.JsonLines,
            Encoding.UTF8.GetBytes($$"""{"kind":"factory","record":{{posted.ToJsonString()}}}"""))).Job();
        Assert.Equal((1, 1, 0, 0, 0), (await Client.End(job)).Rows());

        var stock = "item_code,scope,metric,value,unit,as_of,source,source_url,source_date,confidence,notes,id\n"
            + "155-HE,POL,days_of_supply,30,days,2026,De\u0328ba Times,,2026,reported,,pol-field-stock\n";
        Assert.Equal("succeeded", (await Client.ImportFile("?file=stock.csv", stock)).Json.State());

        foreach (var id in new[] { "pol-field-posted", "pol-field-line" })
        {
            Assert.Equal("Nowa Dęba", (string?)(await Client.Get($"api/v1/factories/{id}")).Json["location"]!["town"]);
        }

        Assert.Equal("Dęba Times", (string?)(await Client.Get("api/v1/stocks/pol-field-stock")).Json["source"]!["publisher"]);
    }

    private async Task<Answer> Post(string file) => await Client.PostText("api/v1/factories", await File.ReadAllTextAsync(Path.Combine(Folder, file)));

    private async Task<IReadOnlyList<string>> Found(string text) => (await Client.Get($"api/v1/factories?text={Uri.EscapeDataString(text)}")).Ids("id");
}
