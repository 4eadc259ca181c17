using System.Text;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>
/// Drives every operation of the document with generated input. <c>./dev test --long</c> sends at least 20,000 requests.
/// </summary>
public sealed class ContractFuzzTests
{
    [Fact]
    public async Task No_request_whatever_is_answered_otherwise_than_the_document_says()
    {
        var mode = FuzzMode.OfThisRun;
        var schemas = SchemaCheck.Shared;
        var programs = Enumerable.Range(0, FuzzMode.Runs).Select(_ => new FuzzedProgram()).ToArray();
        try
        {
            var runs = await Task.WhenAll(programs.Select(async (program, number) =>
            {
                var run = new FuzzRun(await program.Start(), new AnswerCheck(schemas), mode.Seed + number);
                await run.Send((mode.Requests + FuzzMode.Runs - 1) / FuzzMode.Runs);
                return run;
            }));
            foreach (var run in runs)
            {
                await run.Insist(turns: 20, runs.Except([run]).SelectMany(other => other.Succeeded).ToHashSet());
            }

            Assert.True(runs.Sum(run => run.Count) >= mode.Requests);
            Assert.Empty(runs.Select(run => run.NeverSucceeded).Aggregate((one, other) => one.Intersect(other)));
        }
        finally
        {
            await Task.WhenAll(programs.Select(program => program.DisposeAsync().AsTask()));
        }
    }

    /// <summary>A program on its own register, with a client that sends any request unchanged.</summary>
    private sealed class FuzzedProgram : IAsyncDisposable
    {
        private readonly ProgramFixture program = new();
        private HttpClient? client;

        public async Task<HttpClient> Start()
        {
            await program.InitializeAsync();
            await Archives.Keep(program, FuzzRun.Archived);
            client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, AllowAutoRedirect = false })
            {
                BaseAddress = program.Client.BaseAddress,
            };
            client.DefaultRequestHeaders.Authorization = program.Client.DefaultRequestHeaders.Authorization;
            return client;
        }

        public ValueTask DisposeAsync()
        {
            client?.Dispose();
            return program.DisposeAsync();
        }
    }
}
