using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests;

/// <summary>The storage emulator, in memory and on free ports of the loopback interface.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // Ends the emulator when the test process is gone, however it went: its end of the pipe is closed then.
    private const string UntilInputEnds = "process.stdin.on('end', () => process.exit(0)).resume(); require(process.argv[1]);";

    private static readonly Lazy<Task<Azurite>> SharedOne = new(StartAsync);

    private readonly StartedProcess process;

    private Azurite(StartedProcess process, string connectionString)
    {
        this.process = process;
        ConnectionString = connectionString;
    }

    /// <summary>The one that all tests of the assembly share; started when first asked for.</summary>
    public static Task<Azurite> Shared => SharedOne.Value;

    public string ConnectionString { get; }

    /// <summary>Starts one of its own, for a test that needs to stop it.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var account = $"test{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var script = RepositoryRoot.Combine("infra", "local", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException($"The storage emulator is not installed: run 'npm ci' in {RepositoryRoot.Combine("infra", "local")}.");
        }

        var process = StartedProcess.Start(
            "node",
            ["-e", UntilInputEnds, script, "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0"],
            new Dictionary<string, string?> { ["AZURITE_ACCOUNTS"] = $"{account}:{key}" });
        var connectionString = await process.WaitForAsync(said =>
        {
            var endpoints = Listening().Matches(said).Select(match => $"{match.Groups["service"].Value}Endpoint={match.Groups["address"].Value}/{account};").ToArray();
            return endpoints.Length == 3 ? $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};{string.Concat(endpoints)}" : null;
        });
        return new Azurite(process, connectionString);
    }

    public async ValueTask DisposeAsync() => await process.DisposeAsync();

    [GeneratedRegex(@"Azurite (?<service>\w+) service (is )?successfully listen\w* (at|on) (?<address>http://[\d.]+:\d+)")]
    private static partial Regex Listening();
}
