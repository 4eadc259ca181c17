using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

public sealed class ImportFunctionsTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    private const string Header = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    [Fact]
    public async Task The_starter_data_goes_in_over_HTTP_and_comes_out_again()
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, zip);

        var dry = await Post("?dryRun=true&releasableTo=everyone", "application/zip", zip.ToArray());
        var first = await Post("?releasableTo=everyone", "application/zip", zip.ToArray());
        var second = await Post("", "application/zip", zip.ToArray());

        Assert.Equal((404, 404, 0), (Count(dry, "added"), Count(first, "added"), Count(second, "added")));
        Assert.Equal((0, 404), (Count(second, "replaced"), Count(second, "unchanged")));
        var (one, other) = (await Export(), await Export());
        Assert.Equal(one, other);
        Assert.Equal(0, Count(await Post("", "application/zip", one), "replaced"));

        // A body of more than 1 MB with more than 2,000 rows, one of them wrong.
        var factories = new StringBuilder(Header);
        for (var row = 0; row < 3_000; row++)
        {
            factories.Append(CultureInfo.InvariantCulture, $"pol-big-{row},{new string('n', 190)},PGZ,POL,Radom,51.40,21.15,155-BODY,component,body,1,,2025,operating,{new string('s', 190)},,,reported,reported,\n");
        }

        var wrong = factories.ToString().Replace("pol-big-2500,", "POL-big-2500,", StringComparison.Ordinal);
        var (status, problem) = await Send("?file=factories.csv", "text/csv", Encoding.UTF8.GetBytes(wrong));
        Assert.Equal((HttpStatusCode.BadRequest, "import-rejected"), (status, problem.GetProperty("code").GetString()));
        var fault = problem.GetProperty("faults")[0];
        Assert.Equal((2502, "id"), (fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetString()));
        Assert.Equal(3_000, Count(await Post("?file=factories.csv", "text/csv", Encoding.UTF8.GetBytes(factories.ToString())), "added"));
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("", "multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("", "text/csv", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?file=notes.csv", "text/csv", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?file=partners.csv", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?dry-run=true", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?dryRun=perhaps", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("?releasableTo=nobody", "application/zip", HttpStatusCode.BadRequest, "invalid-query")]
    [InlineData("", "application/zip", HttpStatusCode.BadRequest, "import-rejected")]
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
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address }.As("POL");

        using var answer = await client.PostAsync("api/v1/imports", Content("application/zip", new byte[1001]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static int Count(JsonElement report, string what) => report.GetProperty(what).GetInt32();

    private static ByteArrayContent Content(string type, byte[] body) => new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private async Task<byte[]> Export() => await program.Client.GetByteArrayAsync("api/v1/exports");

    private async Task<JsonElement> Post(string query, string type, byte[] body)
    {
        var (status, answer) = await Send(query, type, body);
        return status == HttpStatusCode.OK ? answer : throw new InvalidOperationException($"{status}: {answer}\n{program.Output}");
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Send(string query, string type, byte[] body)
    {
        using var answer = await program.Client.PostAsync($"api/v1/imports{query}", Content(type, body));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
