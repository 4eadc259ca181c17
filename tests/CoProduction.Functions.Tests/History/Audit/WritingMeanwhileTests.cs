using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.History.Audit;

/// <summary>Callers who write while an audit reads, between two of its requests to storage.</summary>
public sealed class WritingMeanwhileTests : IAsyncLifetime
{
    private const string Scan = "RowKey ge 'history|'";
    private const string SecondLook = "RowKey ge 'history|stock|pol-primer-days|";

    private readonly Intervention between = new();
    private HostedProgram program = null!;
    private HttpClient client = null!;
    private TableClient table = null!;
    private int value = 1;

    public async ValueTask InitializeAsync()
    {
        var account = (await Azurite.Shared).NewAccount();
        table = new TableClient(account, "tmeanwhileRegister");
        program = await HostedProgram.StartAsync(
            ProgramFixture.SettingsOf(account, "tmeanwhile"),
            runsByItself: false,
            configure: services => services.AddSingleton(
                new TableServiceClient(account, new TableClientOptions { Transport = new HttpClientTransport(between) })));
        client = new HttpClient { BaseAddress = program.Address }.As("POL");
        foreach (var path in new[] { "partners", "mineral-chains", "items", "stocks" })
        {
            var resource = ResourceCase.Of(path);
            Assert.Equal(HttpStatusCode.Created, (await client.Post(resource.Address, resource.Example)).Status);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await program.DisposeAsync();
        between.Dispose();
    }

    [Fact]
    public async Task Record_replaced_between_the_records_and_the_histories_is_no_fault()
    {
        between.Once(Scan, () => Put("pol-primer-days"));

        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Record_created_between_the_records_and_the_histories_is_no_fault()
    {
        between.Once(Scan, () => Put("pol-new"));

        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Record_deleted_between_the_records_and_the_histories_is_no_fault()
    {
        between.Once(Scan, () => client.Delete("api/v1/stocks/pol-primer-days", "*"));

        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Record_replaced_during_the_second_look_as_well_is_no_fault()
    {
        between.Once(Scan, () => Put("pol-primer-days"));
        between.Once(SecondLook, () => Put("pol-primer-days"));

        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Revision_that_was_removed_is_found_although_somebody_writes()
    {
        await Put("pol-primer-days");
        await Put("pol-primer-days");
        await table.DeleteEntityAsync("POL", "history|stock|pol-primer-days|0000000002");
        between.Once(Scan, () => Put("pol-primer-days"));
        between.Once(SecondLook, () => Put("pol-primer-days"));

        Assert.Contains("removed", await Faults());
    }

    private async Task Put(string id)
    {
        var stock = ResourceCase.Of("stocks").Example;
        (stock["id"], stock["value"]) = (id, ++value);
        var answer = id == "pol-primer-days" ? await client.Put($"api/v1/stocks/{id}", stock, "*") : await client.Post("api/v1/stocks", stock);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToString());
    }

    private async Task<string[]> Faults()
    {
        var answer = (await client.Get("api/v1/audit/verify")).Json;
        Assert.True(between.IsOver);
        return [.. answer["faults"]!.AsArray().Select(fault => (string)fault!["code"]!)];
    }

    /// <summary>Acts just before certain queries go to storage.</summary>
    private sealed class Intervention() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly List<(string Query, Func<Task> Act)> acts = [];

        public bool IsOver => acts.Count == 0;

        public void Once(string query, Func<Task> act) => acts.Add((query, act));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = Uri.UnescapeDataString(request.RequestUri!.Query.Replace('+', ' '));
            if (acts.Find(each => asked.Contains($"PartitionKey eq 'POL' and {each.Query}", StringComparison.Ordinal)) is { Act: { } act } meant)
            {
                acts.Remove(meant);
                await act();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
