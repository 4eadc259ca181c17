using System.Diagnostics;
using CoProduction.Functions.Tests;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;

namespace CoProduction.Benchmarks.ColdStart;

/// <summary>How long one start took, counted from the start of the process.</summary>
/// <param name="Called">Until the worker called the host; null where there is no host.</param>
/// <param name="Loaded">Until it had loaded its functions; null where there is no host.</param>
/// <param name="Processor">The processor time that it had used by then; null where there is no host.</param>
/// <param name="Answered">Until a first request was answered.</param>
internal sealed record Start(TimeSpan? Called, TimeSpan? Loaded, TimeSpan? Processor, TimeSpan Answered)
{
    private const string Address = "api/health/live";

    /// <summary>Starts the worker of a folder as the Functions host does, and ends it.</summary>
    public static async Task<Start> OfWorkerAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        await using var host = await FunctionsHostDriver.StartAsync(folder, settings);
        using var client = new HttpClient { BaseAddress = host.Address };
        var clock = Stopwatch.StartNew();
        await client.GetStringAsync(Address);
        return new Start(host.Times.Called, host.Times.Loaded, host.Times.Processor, host.Times.Loaded + clock.Elapsed);
    }

    /// <summary>Starts the program of a folder on its own, and ends it.</summary>
    public static async Task<Start> OnItsOwnAsync(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var clock = Stopwatch.StartNew();
        await using var process = StartedProcess.Start(
            "dotnet", [Path.Combine(folder, "CoProduction.Functions.dll"), "--urls", "http://127.0.0.1:0"], ProgramProcess.Only(settings), folder);
        using var client = new HttpClient { BaseAddress = await ProgramProcess.AddressAsync(process) };
        await client.GetStringAsync(Address);
        return new Start(null, null, null, clock.Elapsed);
    }
}
