using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests;

/// <summary>The storage emulator, in memory and on free ports of the loopback interface.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // The emulator ends when the test process ends in any way, because the pipe then closes.
    private const string UntilInputEnds = "process.stdin.on('end', () => process.exit(0)).resume(); require(process.argv[1]);";

    private const int MostAccounts = 512;

    private static readonly Lazy<Task<Azurite>> SharedOne = new(StartAsync);

    private readonly StartedProcess process;
    private readonly string[] accounts;
    private int taken;

    private Azurite(StartedProcess process, string[] accounts) => (this.process, this.accounts) = (process, accounts);

    /// <summary>The emulator that all tests of the assembly share. It starts on first use.</summary>
    public static Task<Azurite> Shared => SharedOne.Value;

    /// <summary>The account of all tests that keep apart by the names of their tables, containers and queues.</summary>
    public string ConnectionString => accounts[0];

    /// <summary>An account of its own, for a program whose queues have the same names as every other program's.</summary>
    public string NewAccount() =>
        Interlocked.Increment(ref taken) is var number && number < MostAccounts
            ? accounts[number]
            : throw new InvalidOperationException($"The {MostAccounts} accounts of the storage emulator are all taken.");

    /// <summary>Starts a separate emulator, for a test that needs to stop it.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var accounts = Enumerable.Range(0, MostAccounts).Select(number => (
            Name: $"test{number}{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
            Key: Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)))).ToArray();
        var script = RepositoryRoot.Combine("infra", "local", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException($"The storage emulator is not installed: run 'npm ci' in {RepositoryRoot.Combine("infra", "local")}.");
        }

        var process = StartedProcess.Start(
            "node",
            ["-e", UntilInputEnds, script, "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0"],
            new Dictionary<string, string?> { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account.Name}:{account.Key}")) });
        var endpoints = await process.WaitForAsync(said =>
        {
            var found = Listening().Matches(said).Select(match => (Service: match.Groups["service"].Value, Address: match.Groups["address"].Value)).ToArray();
            return found.Length == 3 ? found : null;
        });
        return new Azurite(process, [.. accounts.Select(account =>
            $"DefaultEndpointsProtocol=http;AccountName={account.Name};AccountKey={account.Key};"
            + string.Concat(endpoints.Select(endpoint => $"{endpoint.Service}Endpoint={endpoint.Address}/{account.Name};")))]);
    }

    public async ValueTask DisposeAsync() => await process.DisposeAsync();

    [GeneratedRegex(@"Azurite (?<service>\w+) service (is )?successfully listen\w* (at|on) (?<address>http://[\d.]+:\d+)")]
    private static partial Regex Listening();
}
