using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests;

/// <summary>The storage emulator, in memory and on free ports of the loopback interface.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // The emulator ends when the test process ends in any way, because the pipe then closes.
    private const string UntilInputEnds = "process.stdin.on('end', () => process.exit(0)).resume(); require(process.argv[1]);";

    private const int MostAccounts = 512;

    // A process answers one request at a time, and each more slowly the more tables it has.
    private static readonly Lazy<Task<Azurite>> SharedOne = new(() => StartAsync(4));

    private readonly IReadOnlyList<StartedProcess> processes;
    private readonly string[] accounts;
    private int taken = -1;

    private Azurite(IReadOnlyList<StartedProcess> processes, string[] accounts) => (this.processes, this.accounts) = (processes, accounts);

    /// <summary>The emulator that all tests of the assembly share, as several processes with accounts of their own. It starts on first use.</summary>
    public static Task<Azurite> Shared => SharedOne.Value;

    /// <summary>An account of tests that keep apart by the prefix of the names of their tables, containers and queues; the same for the same prefix.</summary>
    public string AccountOf(string prefix) => accounts[prefix.Sum(each => each) % processes.Count];

    /// <summary>An account of its own, for a program whose queues have the same names as every other program's.</summary>
    public string NewAccount() =>
        processes.Count + Interlocked.Increment(ref taken) is var number && number < accounts.Length
            ? accounts[number]
            : throw new InvalidOperationException($"The {accounts.Length} accounts of the storage emulator are all taken.");

    /// <summary>Starts a separate emulator, for a test that needs to stop it.</summary>
    public static Task<Azurite> StartAsync() => StartAsync(1);

    private static async Task<Azurite> StartAsync(int count)
    {
        var started = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartProcess(MostAccounts / count)));

        // The first account of each process, then the second of each.
        return new Azurite(
            [.. started.Select(each => each.Process)],
            [.. Enumerable.Range(0, MostAccounts / count).SelectMany(number => started.Select(each => each.Accounts[number]))]);
    }

    private static async Task<(StartedProcess Process, string[] Accounts)> StartProcess(int count)
    {
        var accounts = Enumerable.Range(0, count).Select(number => (
            Name: $"test{number}{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
            Key: Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)))).ToArray();
        var script = RepositoryRoot.Combine("infra", "local", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException($"The storage emulator is not installed: run 'npm ci' in {RepositoryRoot.Combine("infra", "local")}.");
        }

        var process = StartedProcess.Start(
            "node",
            ["--max-semi-space-size=64", "-e", UntilInputEnds, script, "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0"],
            new Dictionary<string, string?> { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account.Name}:{account.Key}")) });
        var endpoints = await process.WaitForAsync(said =>
        {
            var found = Listening().Matches(said).Select(match => (Service: match.Groups["service"].Value, Address: match.Groups["address"].Value)).ToArray();
            return found.Length == 3 ? found : null;
        });
        return (process, [.. accounts.Select(account =>
            $"DefaultEndpointsProtocol=http;AccountName={account.Name};AccountKey={account.Key};"
            + string.Concat(endpoints.Select(endpoint => $"{endpoint.Service}Endpoint={endpoint.Address}/{account.Name};")))]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }

    [GeneratedRegex(@"Azurite (?<service>\w+) service (is )?successfully listen\w* (at|on) (?<address>http://[\d.]+:\d+)")]
    private static partial Regex Listening();
}
