using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Export;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Export;

/// <summary>The register exported as JSON lines and imported again.</summary>
public sealed class JsonLinesExportTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    [Fact]
    public async Task Export_of_the_starter_data_is_one_line_for_each_record_after_one_that_says_what_it_is()
    {
        var answer = await starter.Program.Client.Get("api/v1/exports/json-lines");
        var lines = answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.Equal("application/jsonl", answer.ContentType);
        Assert.Equal("snapshot", lines[0]["kind"]!.GetValue<string>());
        Assert.Equal(407, lines[0]["record"]!["records"]!.GetValue<int>());
        Assert.Contains("GeoNames", lines[0]["record"]!["credit"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(408, lines.Length);
    }

    [Fact]
    public async Task What_was_exported_goes_into_another_register_line_by_line_and_comes_out_as_it_was()
    {
        var exported = (await starter.Program.Client.Get("api/v1/exports/json-lines")).Text;
        await using var another = await EmptyProgram.StartAsync();
        using var client = another.ClientOf("POL");

        // Reference data first; then each partner its own records, because no caller may write for all; last the totals that include those.
        // The command line sets the memberships, which nobody takes by an import.
        var lines = exported.Split('\n');
        await another.Get<IRecordStore>().SeedPartners(
            lines[1..^1].Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["kind"] == "partner").Select(line => line["record"]!.AsObject()));
        var refused = await Import(client, lines);
        await Task.WhenAll(refused.Where(row => CodeOf(row) == "forbidden").GroupBy(OwnerOf).Select(async kept =>
        {
            using var owner = another.ClientOf(kept.Key);
            Assert.Empty(await Import(owner, kept.Select(LineOf)));
        }));
        var totals = refused.Where(row => CodeOf(row) != "forbidden").ToArray();
        Assert.Equal("/record/includes/1", Assert.Single(totals)["faults"]![0]!["pointer"]!.GetValue<string>());
        Assert.Empty(await Import(client, totals.Select(LineOf)));

        Assert.Equal(WithoutPosition(exported), WithoutPosition((await client.Get("api/v1/exports/json-lines")).Text));

        string LineOf(JsonNode row) => lines[row["row"]!.GetValue<int>() - 1];
    }

    /// <summary>The export without its position in the feed, which belongs to one register; everything else is equal in another.</summary>
    private static string WithoutPosition(string exported)
    {
        var end = exported.IndexOf('\n', StringComparison.Ordinal);
        var snapshot = JsonNode.Parse(exported[..end])!;
        Assert.NotEmpty(snapshot["record"]!["position"]!.GetValue<string>());
        snapshot["record"]!.AsObject().Remove("position");
        return snapshot.ToJsonString() + exported[end..];
    }

    [Fact]
    public async Task Names_identifiers_and_successors_of_sites_come_out_of_another_register_as_they_went_into_one()
    {
        var (moved, merged) = (ResourceCase.Of("factories").Unaliased, ResourceCase.Of("mro-sites").Unaliased);
        (moved["id"], moved["name"], moved["movedTo"]) = ("pol-abroad", "Works abroad", "pol-nowa-deba");
        (merged["id"], merged["name"], merged["mergedInto"]) = ("pol-depot-two", "Second depot", "pol-poznan-m88");
        await using var one = await EmptyProgram.StartAsync();
        using var client = one.ClientOf("POL");
        await one.Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        Assert.Empty(await Import(client, JobLines.Examples.Append(JobLines.Of("factories", moved)).Append(JobLines.Of("mro-sites", merged))));
        var exported = (await client.Get("api/v1/exports/json-lines")).Text;

        await using var another = await EmptyProgram.StartAsync();
        using var other = another.ClientOf("POL");
        await another.Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        Assert.Empty(await Import(other, exported.Split('\n')));

        Assert.Equal(WithoutPosition(exported), WithoutPosition((await other.Get("api/v1/exports/json-lines")).Text));
        Assert.All(
            new[] { "\"formerNames\":[\"Dęba munitions works\"]", "\"operatorFormerNames\"", "\"identifiers\"", "\"movedTo\":\"pol-nowa-deba\"", "\"mergedInto\":\"pol-poznan-m88\"" },
            member => Assert.Contains(member, exported, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_are_addresses_and_no_parameter() =>
        Assert.Equal("invalid-query", (await starter.Program.Client.Get("api/v1/exports?format=json-lines")).Code);

    [Fact]
    public async Task Items_come_after_what_they_are_made_of_and_partners_that_are_released_to_each_other_stand_twice()
    {
        await using var bench = await Workbench.Create();
        await bench.Enter(new RegisterGenerator(5).Make());
        var register = await bench.Read();
        var mutual = new Register
        {
            Partners = [Partner("POL", "USA"), Partner("USA", "POL"), Partner("NOR", "everyone")],
            Items = register.Items,
            MineralChains = register.MineralChains,
        };

        var lines = await Written(mutual);

        Assert.Equal(
            ["NOR everyone", "POL ", "USA POL", "POL USA"],
            lines.Where(line => line["kind"]!.GetValue<string>() == "partner").Select(line =>
                $"{line["record"]!["code"]} {string.Join(',', line["record"]!["releasableTo"]!.AsArray())}"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in lines.Select(line => line["record"]!))
        {
            Assert.All(record["materials"]?.AsArray() ?? [], material => Assert.Contains(material!["item"]!.GetValue<string>(), seen));
            seen.Add(record["code"]?.GetValue<string>() ?? record["mineral"]?.GetValue<string>() ?? "");
        }
    }

    [Fact]
    public async Task Items_and_sites_come_after_their_successors_and_baselines_after_those_they_include()
    {
        await Seeds.Each(20, async seed =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var line in await Written(new RegisterGenerator(seed).Make()))
            {
                var record = line["record"]!;
                Assert.All(record["includes"]?.AsArray() ?? [], id => Assert.Contains(id!.GetValue<string>(), seen));
                Assert.All(
                    new[] { record["succeededBy"], record["mergedInto"], record["movedTo"] }.OfType<JsonNode>(), successor => Assert.Contains(successor.GetValue<string>(), seen));
                seen.Add(record["code"]?.GetValue<string>() ?? record["id"]?.GetValue<string>() ?? "");
            }
        });
    }

    [Fact]
    public async Task Product_that_is_succeeded_by_one_made_of_it_stands_twice()
    {
        var register = new RegisterGenerator(5).Make();
        var (kit, round) = (register.Items.Single(item => item.Code.Value == "PAC3"), register.Items.Single(item => item.Code.Value == "155-HE"));
        var source = register.Goals[0].Source;
        var mutual = new Register
        {
            Items = [kit.With([new MaterialLine(round.Code, 1, "each", source)]) with { SucceededBy = null }, round.With([]) with { SucceededBy = kit.Code }],
        };

        Assert.Equal(
            ["155-HE ", "PAC3 ", "155-HE PAC3"],
            (await Written(mutual)).Skip(1).Select(line => $"{line["record"]!["code"]} {line["record"]!["succeededBy"]}"));
    }

    private static Partner Partner(string code, string audience) =>
        new(Parsed.As<CountryCode>(code), code, Theater.Europe, [], new Release([Parsed.As<Audience>(audience)]));

    private static async Task<IReadOnlyList<JsonNode>> Written(Register register)
    {
        using var content = new MemoryStream();
        await JsonLinesExport.Write(RecordKinds.Standard, register, content, default);
        return [.. Encoding.UTF8.GetString(content.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static async Task<IReadOnlyList<JsonNode>> Import(HttpClient client, IEnumerable<string> lines)
    {
        var job = (await client.PostLines(lines)).Job();
        await client.End(job);
        return await client.Results(job, "?outcome=rejected&pageSize=500");
    }

    private static string CodeOf(JsonNode row) => row["faults"]![0]!["code"]!.GetValue<string>();

    /// <summary>The partner that a refusal names: only its contributors write the record.</summary>
    private static string OwnerOf(JsonNode row) => row["faults"]![0]!["detail"]!.GetValue<string>().Split(' ')[3];
}
