using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Import.Jobs;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Functions.Tests.Store;
using CoProduction.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests;

/// <summary>
/// The program in the test's process, on storage of its own, holding the examples of all resources. Its clock stands until a test sets
/// it, and a test fires its timers; it runs no jobs unless a test hands it their messages.
/// </summary>
public sealed class ClockedProgram : IAsyncLifetime
{
    private HostedProgram program = null!;

    public SetClock Clock { get; } = new();

    public string ConnectionString { get; private set; } = "";

    public string StoragePrefix { get; } = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public HttpClient Client { get; } = new HttpClient().As("POL");

    /// <summary>Further settings, as environment variables name them.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Registers what the program is to use instead of its own; null for nothing.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The handle of the callers of a partner. Every program has the same, so that two can tell the same history.</summary>
    public static PersonHandle HandleOf(string partner) => Parsed.As<PersonHandle>($"{partner}:person~{new string('0', 32)}");

    /// <summary>A client of another caller. The test disposes of it.</summary>
    public HttpClient ClientOf(string partner, params Role[] roles) => new HttpClient { BaseAddress = Client.BaseAddress }.As(partner, roles);

    /// <summary>Runs an import job, as its message would.</summary>
    /// <param name="partner">The job's partner.</param>
    /// <param name="job">The job's address.</param>
    public Task RunImport(string partner, string job) => Get<ImportRunner>().Run(partner, job.Split('/')[^1], default);

    /// <inheritdoc cref="HostedProgram.Get"/>
    public T Get<T>()
        where T : notnull => program.Get<T>();

    /// <inheritdoc cref="HostedProgram.Fire"/>
    public Task Fire(string function) => program.Fire(function);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = (await Azurite.Shared).NewAccount();
        var settings = new Dictionary<string, string?>([.. ProgramFixture.SettingsOf(ConnectionString, StoragePrefix), .. Settings]);
        program = await HostedProgram.StartAsync(settings, Clock, runsByItself: false, configure: Configure);
        Client.BaseAddress = program.Address;
        foreach (var partner in new[] { "POL", "GBR", "JPN" })
        {
            await Get<PeopleTable>().Add(HandleOf(partner), "tests", Clock.Now, default);
        }

        await Get<IRecordStore>().SeedPartners(ResourceCase.Of("partners").Example);
        foreach (var resource in ResourceCase.All.Where(resource => resource.Path != "partners"))
        {
            var answer = await Client.Post(resource.Address, resource.Example);
            Assert.True(answer.Status == HttpStatusCode.Created, $"{resource.Path}: {answer}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await program.DisposeAsync();
    }
}
