using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CoProduction.Functions.Access;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>
/// Two programs on one register of three partners, of which one hides a stock. Neither fires its timers nor reads its queue by itself. The first reaches
/// blobs and queues through storage that fails on command.
/// </summary>
internal sealed class NightRegister : IAsyncDisposable
{
    private const string Owner = "POL";

    private static readonly string[] Partners = [Owner, "GBR", "USA"];
    private static readonly string[] Others = ["GBR", "USA", "BRA"];

    private readonly HttpClient client;
    private readonly QueueClient queue;

    private NightRegister(HostedProgram faulty, HostedProgram sound, FailingStorage storage, SetClock clock, IReadOnlyDictionary<string, string?> settings)
    {
        (Faulty, Sound, Storage, Clock, Settings) = (faulty, sound, storage, clock, settings);
        client = new HttpClient { BaseAddress = sound.Address }.As("POL");
        queue = new QueueClient(ConnectionString, NightMessages.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
    }

    public HostedProgram Faulty { get; }

    public HostedProgram Sound { get; }

    public FailingStorage Storage { get; }

    public SetClock Clock { get; }

    /// <summary>The settings that both run with.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    private string ConnectionString => Settings["AzureWebJobsStorage"]!;

    private BlobContainerClient Container => new(ConnectionString, "tnights-published");

    public static async Task<NightRegister> Create(params (string Setting, string Value)[] more)
    {
        var connectionString = (await Azurite.Shared).NewAccount();
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf(connectionString, "tnights"));
        foreach (var (setting, value) in more)
        {
            settings[setting] = value;
        }

        var (storage, clock) = (new FailingStorage(), new SetClock { Now = new DateTimeOffset(2026, 3, 31, 2, 0, 1, TimeSpan.Zero) });
        var sound = await HostedProgram.StartAsync(settings, clock, runsByItself: false);
        var faulty = await HostedProgram.StartAsync(settings, clock, runsByItself: false, configure: services =>
        {
            services.AddSingleton(new BlobServiceClient(connectionString, Through(new BlobClientOptions(), storage)));
            services.AddSingleton(new QueueServiceClient(
                connectionString, Through(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, storage)));
        });
        var register = new NightRegister(faulty, sound, storage, clock, settings);
        await register.Fill();
        return register;
    }

    /// <summary>Takes all messages from the queue and hands them to a program, until there are none.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> Deliver(HostedProgram program)
    {
        var count = 0;
        while (await Take() is { } message)
        {
            await program.Deliver("PublishGapReport", message);
            count++;
        }

        return count;
    }

    /// <summary>Takes the next message; null if there is none.</summary>
    public async Task<string?> Take()
    {
        await queue.CreateIfNotExistsAsync();
        if ((await queue.ReceiveMessageAsync()).Value is not { } message)
        {
            return null;
        }

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        return message.Body.ToString();
    }

    /// <summary>How many messages wait in the queue, including those that are hidden for now.</summary>
    public async Task<int> Waiting() => ((QueueProperties)await queue.GetPropertiesAsync()).ApproximateMessagesCount;

    public async Task<IReadOnlyList<string>> Listed() => (await client.Get("api/v1/gap-reports")).Ids("id");

    /// <summary>Checks that every reader, known or not, can verify the newest listed report.</summary>
    public Task VerifyNewest() => VerifyNewest([Owner, .. Others]);

    /// <summary>Checks that of both sets of readers, the owner of the hidden stock and one of the others can verify theirs: the next other with each number.</summary>
    public Task VerifyNewestOfEachSet(int number) => VerifyNewest([Owner, Others[number % Others.Length]]);

    private async Task VerifyNewest(string[] readers)
    {
        foreach (var night in (await Listed()).Take(1))
        {
            foreach (var reader in readers)
            {
                await Verify(night, reader, Role.Reader);
                await Verify(night, reader, Role.Coordinator);
            }
        }
    }

    /// <summary>The nights of which parts are stored.</summary>
    internal Task<IReadOnlyList<GapReportId>> NightsWithParts() => Sound.Get<NightParts>().Nights(CancellationToken.None);

    /// <summary>The names of the published documents that begin with a prefix.</summary>
    public Task<IReadOnlyList<string>> Published(string prefix = "") => Sound.Get<PublishedDocuments>().Names(prefix, CancellationToken.None);

    public Task Remove(string name) => Container.DeleteBlobAsync(name);

    public async Task<byte[]> Content(string name) => (await Container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    public async Task<HttpStatusCode> Status(string night) => (await client.Get($"api/v1/gap-reports/{night}")).Status;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Faulty.DisposeAsync();
        await Sound.DisposeAsync();
    }

    private async Task Verify(string night, string partner, Role role)
    {
        using var reader = new HttpClient { BaseAddress = Sound.Address }.As(partner, role);
        Assert.NotNull((await reader.Get($"api/v1/gap-reports/{night}")).Json["seal"]);
        var verified = await reader.Get($"api/v1/gap-reports/{night}/verify");
        Assert.True(verified.Status == HttpStatusCode.OK && (bool)verified.Json["isEqual"]!, $"{partner} {role}: {verified}");
    }

    private async Task Fill()
    {
        foreach (var partner in Partners)
        {
            var body = ResourceCase.Of("partners").Example;
            (body["code"], body["name"], body["releasableTo"]) = (partner, partner, new JsonArray("everyone"));
            await Post("partners", body);
        }

        foreach (var path in new[] { "mineral-chains", "items" })
        {
            var body = ResourceCase.Of(path).Example;
            body["releasableTo"] = new JsonArray("everyone");
            await Post(path, body);
        }

        var stock = ResourceCase.Of("stocks").Example;
        stock["releasableTo"] = new JsonArray();
        await Post("stocks", stock);
    }

    private async Task Post(string path, JsonNode body)
    {
        var answer = await client.Post($"api/v1/{path}", body);
        Assert.True(answer.Status == HttpStatusCode.Created, $"{path}: {answer}");
    }

    private static TOptions Through<TOptions>(TOptions options, HttpMessageHandler storage)
        where TOptions : Azure.Core.ClientOptions
    {
        options.Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false));
        (options.Retry.MaxRetries, options.Retry.Delay) = (1, TimeSpan.Zero);
        return options;
    }
}
