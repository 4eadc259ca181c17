using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables.Live;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>
/// Counts the requests that the program sends to storage, on the starter data. <c>infra/SCALE.md</c> computes its costs from them. A request that becomes
/// more expensive fails here first.
/// </summary>
public sealed class StorageRequestTests : IAsyncLifetime
{
    private readonly SetClock clock = new() { Now = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero) };
    private readonly Counter counter = new();
    private readonly List<string> counted = [];
    private HostedProgram program = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var account = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(account, "CoProduction"), clock, runsByItself: false, configure: services =>
        {
            services.AddSingleton(new TableServiceClient(account, Counted(new TableClientOptions())));
            services.AddSingleton(new BlobServiceClient(account, Counted(new BlobClientOptions())));
            services.AddSingleton(new QueueServiceClient(account, Counted(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })));

            // What looks into storage by itself would be counted at random.
            foreach (var sweep in services.Where(service => service.ServiceType == typeof(IHostedService) && LooksByItself(service)).ToArray())
            {
                services.Remove(sweep);
            }
        });
        client = new HttpClient { BaseAddress = program.Address }.As("POL");
        using var package = Package.OfFolder(Workbench.StarterData);
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, Release.ToEveryone, TimeSpan.FromMinutes(1));
        Assert.IsType<ImportOutcome.Accepted>(await program.Get<Importer>().Import(package, terms, null, default));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await program.DisposeAsync();
    }

    [Fact]
    public async Task Requests_to_storage_are_those_that_the_costs_are_computed_from()
    {
        // First requests create tables and containers.
        await program.Fire("ArchiveGapReport");
        await Deliver();
        await client.Get("api/v1/audit/verify");
        await client.Get("api/v1/factories/usa-scranton-aap");
        var scenario = """{"name":"Counted","changes":[{"kind":"slip","slipMonths":3}],"releasableTo":["POL"]}""";
        await client.PostText("api/v1/scenarios", scenario.Replace("Counted", "First", StringComparison.Ordinal));
        var night = (string)(await client.Get("api/v1/gap-reports?pageSize=1")).Json["items"]![0]!["id"]!;
        clock.Now += TimeSpan.FromHours(1);
        await client.Get("api/v1/factories");
        await program.Get<MissingNotes>().Looking;
        await Settled();

        await Count("read a record", () => client.Get("api/v1/factories/usa-scranton-aap"));
        await Count("list 100 factories", () => client.Get("api/v1/factories"));
        await Count("create a record", () => client.PostText("api/v1/scenarios", scenario));
        var tag = (await client.Get("api/v1/scenarios/sc-pol-counted")).ETag;
        await Count("replace a record", () => client.Put("api/v1/scenarios/sc-pol-counted", JsonNode.Parse(scenario.Replace("Counted", "Changed", StringComparison.Ordinal))!, tag));
        await client.Get("api/v1/changes");
        await Count("read the changes of a day", () => client.Get("api/v1/changes"));
        var position = (string)(await client.Get("api/v1/changes?pageSize=500")).Json["position"]!;
        await Count("ask for changes where there are none", () => client.Get($"api/v1/changes?since={position}"));
        await client.Get("api/v1/gap-reports/current");
        await Count("compute the current report", () => client.Get("api/v1/gap-reports/current"));
        await Count("read a published report", () => client.Get($"api/v1/gap-reports/{night}"));
        await Count("export the register", () => client.Get("api/v1/exports/json-lines"));
        await Count("verify the audit", () => client.Get("api/v1/audit/verify"));
        await CountTask("keep the heads of the audit", () => program.Fire("KeepAuditHeads"));
        await CountTask("archive and publish a night", async () =>
        {
            await program.Fire("ArchiveGapReport");
            await Deliver();
        });
        await CountTask("look for what is missing of nights", () => program.Fire("ResumeGapReports"));

        var table = InfraDocument.Table("## Requests to storage, measured", "SCALE.md").Select(row => string.Join(" | ", row[..4]));
        Assert.True(table.SequenceEqual(counted), $"infra/SCALE.md does not have these figures:\n{string.Join('\n', counted)}");
    }

    /// <summary>Waits until what goes on behind an answer is over, such as the look at all partitions.</summary>
    private async Task Settled()
    {
        for (var (before, now) = (-1, counter.All); before != now; (before, now) = (now, counter.All))
        {
            await Task.Delay(500);
        }
    }

    private Task Count(string name, Func<Task<Answer>> request) =>
        CountTask(name, async () =>
        {
            var answer = await request();
            Assert.True((int)answer.Status < 300, $"{name}: {answer}");
        });

    private async Task CountTask(string name, Func<Task> task)
    {
        counter.Clear();
        await task();
        counted.Add($"{name} | {counter.Of("table")} | {counter.Of("blob")} | {counter.Of("queue")}");
    }

    /// <summary>Hands all messages to the program, as a host does.</summary>
    private async Task Deliver()
    {
        var queue = program.Get<QueueServiceClient>().GetQueueClient("coproduction-gap-reports");
        while (await queue.ReceiveMessagesAsync(16) is { Value: { Length: > 0 } messages })
        {
            foreach (var message in messages)
            {
                await program.Deliver("PublishGapReport", message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    private static bool LooksByItself(ServiceDescriptor service) => new[] { "Import", "Webhooks" }.Any(room =>
        service.ImplementationType?.Namespace?.StartsWith($"CoProduction.Functions.{room}", StringComparison.Ordinal) == true);

    private TOptions Counted<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(new Counting(counter, typeof(TOptions).Name[..^"ClientOptions".Length].ToLowerInvariant())));
        return options;
    }

    private sealed class Counter
    {
        private readonly ConcurrentDictionary<string, int> counts = [];

        public void Add(string service) => counts.AddOrUpdate(service, 1, (_, count) => count + 1);

        public int All => counts.Values.Sum();

        public void Clear() => counts.Clear();

        public string Of(string service) => counts.GetValueOrDefault(service).ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Counting(Counter counter, string service) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            counter.Add(service);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
