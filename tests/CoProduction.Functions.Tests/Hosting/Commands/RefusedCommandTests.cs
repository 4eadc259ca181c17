using CoProduction.Functions.Tests.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests.Hosting.Commands;

/// <summary>A command that storage refuses says so in one sentence, and ends with an exit code.</summary>
public sealed class RefusedCommandTests(ProgramFixture program) : IClassFixture<ProgramFixture>, IDisposable
{
    private const string OtherKey = "b3RoZXI=";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public static TheoryData<string> Commands => ["import", "import --if-empty", "export", "back-test"];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Wrong_key_is_named(string command)
    {
        var key = string.Join(
            ';', program.ConnectionString.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={OtherKey}" : part));

        AssertSentence("Storage refuses the program (403", "check the key in AzureWebJobsStorage", await Run(command, key));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Storage_that_is_away_is_named(string command) =>
        AssertSentence("Storage does not answer.", "AzureWebJobsStorage", await Run(command, ConnectionString("http://127.0.0.1:1")));

    [Theory]
    [InlineData("import", 507, "InsufficientStorage", "Storage refused a request (507 InsufficientStorage): check that the account exists and has room")]
    [InlineData("export", 500, "InternalError", "Storage refused a request (500 InternalError): check that the account exists and has room")]
    [InlineData("back-test", 404, "ResourceNotFound", "Storage refused a request (404 ResourceNotFound): check that the account exists")]
    [InlineData("import", 409, "AccountIsDisabled", "Storage refused a request (409 AccountIsDisabled)")]
    [InlineData("export", 503, "ServerBusy", "Storage is busy (503 ServerBusy)")]
    public async Task Refusal_of_another_kind_is_named(string command, int status, string code, string sentence)
    {
        await using var storage = await Refusing(status, code);

        AssertSentence(sentence, "", await Run(command, ConnectionString(storage.Urls.Single())));
    }

    [Fact]
    public async Task File_that_is_no_zip_is_named()
    {
        var file = Path.Combine(folder.FullName, "register.zip");
        await File.WriteAllTextAsync(file, "no zip");

        var (code, output) = await Run(program.ConnectionString, "import", file);

        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static void AssertSentence(string start, string also, (int Code, string Output) result)
    {
        var said = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(1, result.Code);
        Assert.DoesNotContain("Unhandled", result.Output, StringComparison.Ordinal);
        Assert.StartsWith(start, said[^1], StringComparison.Ordinal);
        Assert.Contains(also, said[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Attempt ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
    }

    private static string ConnectionString(string address) =>
        $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={OtherKey};TableEndpoint={address}/a;BlobEndpoint={address}/a;QueueEndpoint={address}/a;";

    /// <summary>A storage account that refuses every request.</summary>
    private static async Task<WebApplication> Refusing(int status, string code)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var storage = builder.Build();
        storage.Run(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["x-ms-error-code"] = code;

            // Tables speak JSON, blobs XML.
            var (type, body) = $"{context.Request.Headers.Accept}".Contains("json", StringComparison.Ordinal)
                ? ("application/json", """{"odata.error":{"code":"CODE","message":{"lang":"en-us","value":"secret"}}}""")
                : ("application/xml", """<?xml version="1.0" encoding="utf-8"?><Error><Code>CODE</Code><Message>secret</Message></Error>""");
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body.Replace("CODE", code, StringComparison.Ordinal));
        });
        await storage.StartAsync();
        return storage;
    }

    private Task<(int Code, string Output)> Run(string command, string storage) => command switch
    {
        "import" => Run(storage, "import", Workbench.StarterData),
        "import --if-empty" => Run(storage, "import", Workbench.StarterData, "--if-empty"),
        "export" => Run(storage, "export", Path.Combine(folder.FullName, "register.zip")),
        _ => Run(storage, "back-test", "2026-01"),
    };

    private async Task<(int Code, string Output)> Run(string storage, params string[] arguments)
    {
        await using var process = ProgramProcess.Start(
            arguments, new Dictionary<string, string?>(program.Settings) { ["AzureWebJobsStorage"] = storage });
        return (await process.WaitForExitAsync(), process.Output);
    }
}
