using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Records.FieldCases;

/// <summary>A works changed its name and its operator; whoever knew the old names found nothing and entered it again.</summary>
public sealed class RenamedSiteTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private HttpClient Client => register.Client;

    [Theory]
    [InlineData("factories", "pol-nowa-deba", "Dęba munitions works")]
    [InlineData("factories", "pol-nowa-deba", "Central Arms Union")]
    [InlineData("factories", "pol-nowa-deba", "0589h")]
    [InlineData("mro-sites", "pol-poznan-m88", "poznan engine depot")]
    public async Task Search_finds_a_site_by_its_old_names_and_identifiers(string path, string id, string text) =>
        Assert.Equal([id], (await Client.Get($"api/v1/{path}?text={Uri.EscapeDataString(text)}")).Ids("id"));

    [Fact]
    public async Task Site_entered_by_its_old_names_is_suspected()
    {
        var answer = await Client.Post("api/v1/factories", Factory("pol-old-name", "Deba Munitions Works", "Central Arms Union"));

        Assert.Equal((HttpStatusCode.Conflict, "possible-duplicate"), (answer.Status, answer.Code));
        Assert.Equal(
            [
                "name 100 % alike: 'Deba Munitions Works' and 'Dęba munitions works'", "same operator: 'Central Arms Union'", "same town: 'Nowa Dęba'",
                "'Dęba munitions works' is a former name of pol-nowa-deba", "'Central Arms Union' is a former name of the operator of pol-nowa-deba",
            ],
            answer.Json["candidates"]![0]!["reasons"]!.AsArray().Select(reason => (string?)reason));
    }

    [Fact]
    public async Task Second_site_with_the_same_identifier_is_suspected_whatever_its_name()
    {
        var site = Factory("pol-same-code", "Something quite different", "Another operator");
        (site["identifiers"], site["location"]!["town"]) = (new JsonArray(new JsonObject { ["scheme"] = "ncage", ["value"] = "0589h" }), "Gdynia");

        var refused = await Client.Post("api/v1/factories", site);
        var line = (await Client.PostLines(JobLines.Of("factories", site))).Job();
        await Client.End(line);
        var entered = await Client.Post("api/v1/factories?notDuplicateOf=pol-nowa-deba", site);
        var pairs = (await Client.Get("api/v1/duplicates?partner=POL")).Json["items"]!.AsArray();
        await Client.Delete("api/v1/factories/pol-same-code", "*");

        Assert.Equal("same ncage: '0589h'", Assert.Single((string?[])[.. refused.Json["candidates"]![0]!["reasons"]!.AsArray().Select(reason => (string?)reason)]));
        Assert.Equal("possible-duplicate", (string?)(await Client.Results(line))[0]["faults"]![0]!["code"]);
        Assert.Equal(HttpStatusCode.Created, entered.Status);
        Assert.Contains(pairs, pair => ((string?)pair!["first"]!["id"], (string?)pair["second"]!["id"], (double)pair["score"]!) == ("pol-nowa-deba", "pol-same-code", 1));
    }

    [Theory]
    [InlineData("ncage", "0589h", "possible-duplicate")]
    [InlineData("lei", "529900T8BM49AURSDO55", null)]
    public async Task Identifier_that_a_site_of_another_partner_has_is_suspected_in_every_way_in_but_a_company_number_is_not(string scheme, string value, string? code)
    {
        var elsewhere = $"usa-elsewhere-{scheme}";
        var (own, abroad) = (Factory("pol-numbered", "Numbered works", "Numbered operator"), Factory(elsewhere, "Something quite different", "Another operator"));
        (own["identifiers"], own["releasableTo"]) = (new JsonArray(Identifier("lei", value)), new JsonArray("everyone"));
        (abroad["identifiers"], abroad["releasableTo"]) = (new JsonArray(Identifier(scheme, value)), new JsonArray("everyone"));
        abroad["partner"] = "USA";
        using var america = register.ClientOf("USA");
        await register.Get<IRecordStore>().SeedPartners(new JsonObject
        {
            ["code"] = "USA",
            ["name"] = "United States",
            ["theater"] = "north-america",
            ["memberships"] = new JsonArray("NATO"),
            ["releasableTo"] = new JsonArray("everyone"),
        });
        await Client.Post("api/v1/factories?notDuplicateOf=pol-nowa-deba", own);
        var csv = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,"
            + $"location_confidence,notes,identifiers\n{elsewhere},Something quite different,Another operator,USA,Gdynia,,,155-PRIMER,component,primer,,,,operating,A,,,reported,reported,,"
            + $"{scheme}:{value}\n";

        var posted = await america.Post("api/v1/factories", abroad);
        await america.Delete($"api/v1/factories/{elsewhere}", "*");
        var lines = (await america.PostLines(JobLines.Of("factories", abroad))).Job();
        await america.End(lines);
        await america.Delete($"api/v1/factories/{elsewhere}", "*");
        var files = await america.Import("", "application/zip", Zip("factories.csv", csv));
        await america.Delete($"api/v1/factories/{elsewhere}", "*");
        await Client.Delete("api/v1/factories/pol-numbered", "*");

        Assert.Equal(code, posted.Status == HttpStatusCode.Created ? null : posted.Code);
        Assert.Equal(code, (string?)(await america.Results(lines))[0]["faults"]?[0]!["code"]);
        Assert.Equal(code is null ? [] : [code], (await america.Faults(files)).Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("formerNames", """["a", "a"]""", "/formerNames/1")]
    [InlineData("formerNames", """[""]""", "/formerNames/0")]
    [InlineData("operatorFormerNames", """[" a"]""", "/operatorFormerNames/0")]
    [InlineData("identifiers", """[{"scheme":"NCAGE","value":"x"}]""", "/identifiers/0/scheme")]
    [InlineData("identifiers", """[{"scheme":"ncage"}]""", "/identifiers/0/value")]
    [InlineData("identifiers", """[{"scheme":"ncage","value":"x"},{"scheme":"ncage","value":"X"}]""", "/identifiers/1")]
    public async Task What_is_wrong_with_an_alias_is_told_at_its_place(string member, string value, string place)
    {
        foreach (var (path, id) in new[] { ("factories", "pol-nowa-deba"), ("mro-sites", "pol-poznan-m88") })
        {
            var body = ResourceCase.Of(path).Example;
            body[member] = JsonNode.Parse(value);

            Assert.Equal([place], (await Client.Put($"api/v1/{path}/{id}", body, "*")).Pointers);
        }
    }

    [Fact]
    public async Task File_without_the_columns_keeps_them_and_an_empty_cell_takes_them_back()
    {
        await using var bench = await Workbench.Create();
        const string Head = "id,name,operator,partner_code,town,lat,lon,platforms,capability_level,throughput,status,source,source_url,source_date,confidence,notes";
        const string Row = "pol-one,One,Op,POL,Radom,,,F-16,depot,,operating,A,,,reported,";
        const string Columns = "former_names,operator_former_names,identifiers";
        await bench.Accept(
            ("release.csv", "releasable_to\neveryone\n"),
            ("partners.csv", "code,name,theater,memberships\nPOL,Poland,europe,\n"),
            ("mro.csv", $"{Head},{Columns}\n{Row},Old one;Older\\; one,Nexter,ncage:B1234;os-id:x:y\n"));

        await bench.Accept(("mro.csv", $"{Head}\n{Row}\n"));
        var kept = Assert.Single((await bench.Read()).MaintenanceSites).Aliases;
        await bench.Accept(("mro.csv", $"{Head},{Columns}\n{Row},,Nexter,\n"));
        var taken = Assert.Single((await bench.Read()).MaintenanceSites).Aliases;
        var faults = await bench.Reject(("mro.csv", $"{Head},{Columns}\n{Row},a;a,Nexter,B1234\n"));

        Assert.Equal(["Old one", "Older; one"], kept.FormerNames);
        Assert.Equal(["Nexter"], kept.OperatorFormerNames);
        Assert.Equal(["ncage:B1234", "os-id:x:y"], kept.Identifiers.Select(identifier => identifier.ToString()));
        Assert.Equal((0, 1, 0), (taken.FormerNames.Count, taken.OperatorFormerNames.Count, taken.Identifiers.Count));
        Assert.Equal("identifiers", Assert.Single(faults).Column);
    }

    private static byte[] Zip(string file, string text)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(file).Open())
        {
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }

    private static JsonObject Identifier(string scheme, string value) => new() { ["scheme"] = scheme, ["value"] = value };

    private static JsonObject Factory(string id, string name, string runBy)
    {
        var body = ResourceCase.Of("factories").Unaliased;
        (body["id"], body["name"], body["operator"]) = (id, name, runBy);
        return body;
    }
}
