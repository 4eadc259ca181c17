using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Webhooks.Delivery;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>The program in the test's process, which may send events to this machine, and whose clock a test can advance.</summary>
public sealed class WebhookProgram : IAsyncLifetime
{
    /// <summary>How many webhooks a partner may have.</summary>
    public const int Most = 3;

    private readonly ReceiverCertificate certificate = new();
    private HostedProgram program = null!;

    public AdvancedClock Clock { get; } = new();

    public string ConnectionString { get; private set; } = "";

    public string StoragePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    /// <summary>A client of POL with every right.</summary>
    public HttpClient Poland { get; } = new HttpClient().As("POL");

    /// <summary>The settings of a program that may send events to receivers with this certificate.</summary>
    internal static Dictionary<string, string?> SettingsOf(string connectionString, string prefix, ReceiverCertificate certificate) => new(ProgramFixture.SettingsOf(connectionString, prefix))
    {
        ["CoProduction__Webhooks__Origin"] = Receiver.Origin,
        ["CoProduction__Webhooks__AllowedNetworks"] = "127.0.0.0/8, ::1/128",
        ["CoProduction__Webhooks__TrustedCertificates"] = certificate.File,
        ["CoProduction__Webhooks__TimeoutSeconds"] = "1",
        ["CoProduction__Webhooks__MostPerPartner"] = $"{Most}",
    };

    /// <summary>A client of another caller. The test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Poland.BaseAddress }.As(partner, roles);

    internal Task<Receiver> Receive() => Receiver.StartAsync(certificate);

    /// <inheritdoc cref="HostedProgram.Get"/>
    public T Get<T>()
        where T : notnull => program.Get<T>();

    /// <inheritdoc cref="HostedProgram.Fire"/>
    public Task Fire(string function) => program.Fire(function);

    /// <summary>Runs a webhook now, as its message would.</summary>
    public Task Run(string partner, JsonNode webhook) => Get<WebhookDelivery>().Run(partner, (string)webhook["id"]!, default);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        program = await HostedProgram.StartAsync(SettingsOf(ConnectionString, StoragePrefix, certificate), Clock);
        Poland.BaseAddress = program.Address;
        await Get<IRecordStore>().SeedPartners(("POL", ["NATO"]), ("GBR", []), ("JPN", []), ("SWE", []));
        foreach (var kind in new[] { "mineral-chains", "items" })
        {
            var answer = await Poland.Post($"api/v1/{kind}", ResourceCase.Of(kind).Example);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Poland.Dispose();
        await program.DisposeAsync();
        certificate.Dispose();
    }
}
