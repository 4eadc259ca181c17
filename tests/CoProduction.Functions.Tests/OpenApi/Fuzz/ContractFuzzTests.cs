using System.Text;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>
/// Drives every operation of the document with generated input. <c>./dev test --long</c> sends at least 20,000 requests.
/// </summary>
public sealed class ContractFuzzTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task No_request_whatever_is_answered_otherwise_than_the_document_says()
    {
        var mode = FuzzMode.OfThisRun;
        await Archives.Keep(program, "20261121T020000Z");
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = program.Client.DefaultRequestHeaders.Authorization;
        using var schemas = SchemaCheck.Start();
        var run = new FuzzRun(client, new AnswerCheck(schemas), mode.Seed);

        await run.Send(mode.Requests);
        await run.Insist(turns: 50);

        Assert.True(run.Count >= mode.Requests);
        Assert.Empty(run.NeverSucceeded);
    }
}
