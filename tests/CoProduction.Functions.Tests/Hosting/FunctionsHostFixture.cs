using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Webhooks;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>
/// The published program as an isolated worker behind the stand-in for the Functions host, and beside it the standalone program on
/// the same register, which holds the examples of all resources.
/// </summary>
public sealed class FunctionsHostFixture : IAsyncLifetime
{
    /// <summary>The schedule of the timer <c>ForgetOld</c>, instead of its default.</summary>
    public const string ForgetsAt = "0 45 3 * * *";

    private readonly ReceiverCertificate certificate = new();
    private FunctionsHostDriver? host;
    private HostedProgram? standalone;

    public FunctionsHostDriver Host => host!;

    /// <summary>A service of the standalone program, which runs on the same storage.</summary>
    public T Get<T>()
        where T : notnull => standalone!.Get<T>();

    /// <summary>The prefix of the names of the program's tables and containers.</summary>
    public string StoragePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    /// <summary>A client of the worker, through the host, as POL with every right. Its base address ends with a slash.</summary>
    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <summary>A client of the standalone program, as POL with every right. Its base address ends with a slash.</summary>
    public HttpClient Standalone { get; } = new HttpClient().As("POL");

    /// <summary>Starts a receiver of events to which the worker may send.</summary>
    internal Task<Receiver> Receive() => Receiver.StartAsync(certificate);

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(WebhookProgram.SettingsOf((await Azurite.Shared).NewAccount(), StoragePrefix, certificate))
        {
            ["CoProduction__Schedules__ForgetOld"] = ForgetsAt,
            ["CoProduction__Webhooks__TimeoutSeconds"] = "30",
        };
        host = await FunctionsHostDriver.StartAsync(await PublishedProgram.Folder, settings);
        Client.BaseAddress = host.Address;
        standalone = await HostedProgram.StartAsync(settings, runsByItself: false);
        Standalone.BaseAddress = standalone.Address;
        foreach (var resource in ResourceCase.All)
        {
            var answer = await Client.Post(resource.Address, resource.Example);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{resource.Path}: {answer}\n{host.Log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Standalone.Dispose();
        await (standalone?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        certificate.Dispose();
    }
}
