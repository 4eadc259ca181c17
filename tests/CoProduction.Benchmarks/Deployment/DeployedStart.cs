using System.Diagnostics;
using CoProduction.Functions.Tests;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;

namespace CoProduction.Benchmarks.Deployment;

/// <summary>One start of what is deployed, counted from the start of the process.</summary>
/// <param name="Ready">Until the program was ready: storage answered it, and it had the keys that tokens are checked with.</param>
/// <param name="Memory">The memory of the process by then, in bytes.</param>
/// <param name="Served">Its memory after some requests.</param>
internal sealed record DeployedStart(TimeSpan Ready, long Memory, long Served)
{
    /// <summary>How many requests it answers before its memory is read again.</summary>
    public const int Requests = 1_000;

    private const string ReadyAddress = "api/health/ready";
    private const string Answered = "api/openapi.json";

    /// <summary>Starts the worker of a folder as the Functions host does, and ends it.</summary>
    public static async Task<DeployedStart> OfWorkerAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var clock = Stopwatch.StartNew();
        await using var host = await FunctionsHostDriver.StartAsync(folder, settings);
        return await MeasureAsync(clock, host.Address, host.ProcessId);
    }

    /// <summary>Starts the program of a folder on its own, and ends it.</summary>
    public static async Task<DeployedStart> OnItsOwnAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var clock = Stopwatch.StartNew();
        await using var process = StartedProcess.Start(
            "dotnet", [Path.Combine(folder, "CoProduction.Functions.dll"), "--urls", "http://127.0.0.1:0"], ProgramProcess.Only(settings), folder);
        return await MeasureAsync(clock, await ProgramProcess.AddressAsync(process), process.Id);
    }

    private static async Task<DeployedStart> MeasureAsync(Stopwatch clock, Uri address, int id)
    {
        using var client = new HttpClient { BaseAddress = address };
        await client.GetStringAsync(ReadyAddress);
        var (ready, memory) = (clock.Elapsed, MemoryOf(id));
        for (var request = 0; request < Requests; request++)
        {
            await client.GetStringAsync(Answered);
        }

        return new DeployedStart(ready, memory, MemoryOf(id));
    }

    private static long MemoryOf(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    }
}
