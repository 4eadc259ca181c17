using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Import;

public sealed class ImportFunctionsTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>
{
    private const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private readonly ProgramFixture program = starter.Program;

    [Fact]
    public async Task The_starter_data_goes_in_as_nothing_new_and_comes_out_again_and_so_do_many_rows_of_the_callers_own()
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, zip);

        var report = await Post("?releasableTo=everyone", "application/zip", zip.ToArray());

        Assert.Equal((0, 0, 407), (Count(report, "added"), Count(report, "replaced"), Count(report, "unchanged")));
        var (one, other) = (await Export(), await Export());
        Assert.Equal(one, other);
        Assert.Equal(0, Count(await Post("", "application/zip", one), "replaced"));

        // A body of more than 1 MB and more than 2,000 rows, one of them invalid. A part of it is written.
        var factories = new StringBuilder(Header);
        for (var row = 0; row < 3_000; row++)
        {
            factories.Append(CultureInfo.InvariantCulture, $"pol-big-{row},{new string('n', 190)},PGZ,POL,Radom,51.40,21.15,155-BODY,component,body,1,,2025,operating,{new string('s', 190)},,,reported,reported,\n");
        }

        var wrong = factories.ToString().Replace("pol-big-2500,", "POL-big-2500,", StringComparison.Ordinal);
        var rejected = await program.Client.ImportFile("?file=factories.csv", wrong);
        var fault = (await program.Client.Faults(rejected))[0];
        Assert.Equal(("rejected", 2502, "id"), (rejected.Json.State(), fault.Row, fault.Column));
        Assert.Equal(3_000, Count(await Post("?file=factories.csv&dryRun=true", "text/csv", Encoding.UTF8.GetBytes(factories.ToString())), "added"));
        var part = string.Join('\n', factories.ToString().Split('\n').Take(101));
        Assert.Equal(100, Count(await Post("?file=factories.csv", "text/csv", Encoding.UTF8.GetBytes(part)), "added"));
    }

    [Fact]
    public async Task Records_of_others_cannot_be_changed_and_the_refusal_is_the_same_whether_or_not_they_exist()
    {
        var row = $"{Header}usa-mesquite-upl,Renamed,PGZ,USA,Radom,51.40,21.15,155-BODY,component,body,1,,2025,operating,A,,,reported,reported,\n"
            + "usa-nowhere-at-all,Renamed,PGZ,USA,Radom,51.40,21.15,155-BODY,component,body,1,,2025,operating,A,,,reported,reported,\n";

        var rejected = await program.Client.ImportFile("?file=factories.csv", row);

        Assert.Equal("rejected", rejected.Json.State());
        var faults = await program.Client.Faults(rejected);
        Assert.Equal([(2, "forbidden"), (3, "forbidden")], faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Single(faults.Select(fault => fault.Detail).Distinct());
    }

    [Fact]
    public async Task Contributor_cannot_change_reference_data()
    {
        using var contributor = program.ClientOf("POL", Role.Contributor);

        var answer = await contributor.ImportFile("?file=partners.csv", "code,name,theater,memberships\nPOL,Polonia,europe,NATO\n");

        Assert.Equal("forbidden", Assert.Single(await contributor.Faults(answer)).Code);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("", "text/csv", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?file=notes.csv", "text/csv", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?file=partners.csv", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?dry-run=true", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?dryRun=perhaps", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?file=partners.csv", "application/jsonl", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?releasableTo=NATO", "application/jsonl", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?releasableTo=nobody", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    public async Task What_is_not_an_import_is_refused(string query, string type, HttpStatusCode expected, string code)
    {
        var (status, problem) = await Send(query, type, [1, 2, 3]);

        Assert.Equal((expected, code), (status, problem.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/x-zip-compressed")]
    [InlineData("application/x-zip")]
    [InlineData("application/octet-stream")]
    public async Task A_zip_is_taken_under_every_name_that_clients_give_it(string type)
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, zip);

        await Post("?dryRun=true", type, zip.ToArray());
    }

    [Theory]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData("application/vnd.ms-excel")]
    [InlineData("application/octet-stream")]
    public async Task A_file_is_taken_under_every_name_that_clients_give_it(string type) =>
        await Post("?dryRun=true&file=partners.csv", type, "code,name,theater,memberships\nNZL,New Zealand,indo-pacific,\n"u8.ToArray());

    [Fact]
    public async Task A_body_larger_than_allowed_is_refused()
    {
        var settings = program.Settings.Append(KeyValuePair.Create<string, string?>("CoProduction__Import__LargestBody", "1000")).ToDictionary();
        await using var small = await HostedProgram.StartAsync(settings, runsByItself: false);
        using var client = new HttpClient { BaseAddress = small.Address }.As("POL");

        using var answer = await client.PostAsync("api/v1/imports", Content("application/zip", new byte[1001]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static int Count(JsonElement report, string what) => report.GetProperty(what).GetInt32();

    private static ByteArrayContent Content(string type, byte[] body) => new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private async Task<byte[]> Export() => await program.Client.GetByteArrayAsync("api/v1/exports");

    private async Task<JsonElement> Post(string query, string type, byte[] body)
    {
        var answer = await program.Client.Import(query, type, body);
        Assert.True(answer.Json.State() == "succeeded", answer.ToString());
        return JsonDocument.Parse(answer.Json["rows"]!.ToJsonString()).RootElement;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Send(string query, string type, byte[] body)
    {
        using var answer = await program.Client.PostAsync($"api/v1/imports{query}", Content(type, body));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
