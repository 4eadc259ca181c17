using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>Whatever goes wrong, no answer tells of the program's insides: no stack trace, no type, nothing of storage.</summary>
public sealed class DisclosureTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private const string Json = "application/json";

    // A type of the program or of what it is built on, a line of a stack trace, a file of the source.
    private static readonly string[] Insides =
        ["System.", "Microsoft.", "CoProduction.", "Azure.", "FluentValidation", "Exception", "   at ", ".cs:", "Object reference", "core.windows.net", "Azurite"];

    private static readonly (string Method, string Path, string? Type, string? Body)[] Wrong =
    [
        .. from body in new[]
           {
               "", "{", "[]", "null", "5", "\"text\"", "{\"id\":{}}", "{\"id\":[1]}", "{\"lines\":{}}", "{\"lines\":[null]}", "{\"lines\":[{\"item\":7}]}", "{\"location\":\"Oslo\"}",
               "{\"location\":{\"latitude\":1e999}}", "{\"location\":{\"latitude\":\"north\"}}", "{\"partner\":true}", "{\"status\":99}", "{\"source\":{\"confidence\":null}}",
               "{\"$type\":\"System.Object\"}", "{\"id\":\"\\ud800\"}", "{\"id\":\"a\\u0000b\"}", "{\"lines\":[{\"ratePerMonth\":79228162514264337593543950336}]}",
           }
           from path in new[] { "factories", "items", "goals", "baselines" }
           select ("POST", $"api/v1/{path}", (string?)Json, (string?)body),
        ("POST", "api/v1/factories", Json, new string('[', 100_000)),
        ("POST", "api/v1/factories", Json, $"\"{new string('x', 2_000_000)}\""),
        ("POST", "api/v1/factories", "text/xml", "<a/>"),
        ("POST", "api/v1/factories", "application/json; charset=utf-7", "{}"),
        ("PUT", "api/v1/factories/usa-nowhere", Json, "{}"),
        ("DELETE", "api/v1/factories/usa-nowhere", null, null),
        ("POST", "api/v1/imports?file=no-such.csv", "text/csv", "a"),
        ("POST", "api/v1/imports", "multipart/form-data; boundary=x", "--x"),
        ("GET", "api/v1/factories?cursor=AAAA", null, null),
        ("GET", "api/v1/factories?cursor=Li4vLi4", null, null),
        ("GET", "api/v1/factories?pageSize=99999999999999999999", null, null),
        ("GET", "api/v1/factories?partner=%00&text=%ff%fe", null, null),
        ("GET", "api/v1/factories/%2e%2e%2fitems", null, null),
        ("GET", "api/v1/factories/usa'%20or%201%20eq%201", null, null),
        ("GET", $"api/v1/factories/{new string('a', 3_000)}", null, null),
        ("GET", "api/v1/factories/usa-nowhere/history", null, null),
        ("GET", "api/v1/gap-reports/current?asOf=9999-99&case=none&format=xml", null, null),
        ("GET", "api/v1/gap-reports/20200101T000000Z", null, null),
        ("GET", "api/v1/nowhere", null, null),
        ("GET", "..%2f..%2fappsettings.json", null, null),
        ("TRACE", "api/v1/factories", null, null),
        ("PATCH", "api/v1/factories", Json, "{}"),
    ];

    [Fact]
    public async Task Request_that_is_wrong_in_any_way_is_told_so_in_the_caller_s_own_words()
    {
        foreach (var (method, path, type, body) in Wrong)
        {
            using var content = Content(type, body);
            var answer = await register.Client.Ask(new HttpMethod(method), path, content);

            Assert.True((int)answer.Status is >= 400 and < 500, $"{method} {path} {Short(body)}: {answer}");
            AssertTellsNothing(answer, $"{method} {path} {Short(body)}", register.Settings["CoProduction__TablePrefix"]!);
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/v1/factories HTTP/9.9\r\nHost: a\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("POST /api/v1/factories HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n")]
    [InlineData("POST /api/v1/factories HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 999999999999\r\nContent-Type: application/json\r\n\r\n")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task Request_that_the_server_itself_refuses_is_told_nothing(string request)
    {
        using var client = new TcpClient();
        var address = register.Client.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = await reader.ReadToEndAsync(patience.Token);

        Assert.Matches("^HTTP/1.1 (4..|505) ", text);
        Assert.All(Insides, inside => Assert.DoesNotContain(inside, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Program_whose_storage_is_gone_says_so_and_not_where_it_was()
    {
        var storage = await Azurite.StartAsync();
        var account = storage.NewAccount();
        var settings = new Dictionary<string, string?>(register.Settings) { ["AzureWebJobsStorage"] = account };
        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address }.As("POL");
        Assert.Equal(HttpStatusCode.OK, (await client.Get("api/v1/factories")).Status);
        await storage.DisposeAsync();

        var example = ResourceCase.Of("partners").Example;
        var answers = await Task.WhenAll(
            client.Get("api/v1/factories"),
            client.Get("api/v1/factories/pol-nowa-deba"),
            client.Get("api/v1/factories/pol-nowa-deba/history"),
            client.Get("api/v1/gap-reports/current"),
            client.Get("api/v1/gap-reports"),
            client.Get("api/v1/exports"),
            client.Post("api/v1/partners", example),
            client.Put($"api/v1/partners/{example["code"]}", example, "*"),
            client.Delete("api/v1/factories/pol-nowa-deba", "*"),
            client.Get("api/health/ready"));

        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            AssertTellsNothing(answer, "storage away", [register.Settings["CoProduction__TablePrefix"]!, .. Secrets(account)]);
        }
    }

    /// <summary>Account, key and the addresses of the services.</summary>
    private static IEnumerable<string> Secrets(string connectionString) =>
        connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)[1])
            .SelectMany(value => Uri.TryCreate(value, UriKind.Absolute, out var uri) ? (string[])[value, uri.Authority] : [value])
            .Where(value => value.Length > 4);

    private static void AssertTellsNothing(Answer answer, string about, params string[] secrets)
    {
        var all = $"{answer.Text}\n{answer.Headers}";
        Assert.All([.. Insides, .. secrets], inside => Assert.False(all.Contains(inside, StringComparison.Ordinal), $"{about} tells '{inside}': {all}"));
    }

    private static string Short(string? body) => body is { Length: > 80 } ? $"{body[..80]}…" : body ?? "";

    private static ByteArrayContent? Content(string? type, string? body) =>
        body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type!) } };
}
