using System.Diagnostics;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Running;

/// <summary>A process that serves requests.</summary>
internal sealed class ServingProgram(StartedProcess process, Uri address) : IAsyncDisposable
{
    /// <summary>A client that waits for as long as an answer takes.</summary>
    public HttpClient Client { get; } = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The memory of the process, in bytes.</summary>
    public long Memory
    {
        get
        {
            using var running = Process.GetProcessById(process.Id);
            return running.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.DisposeAsync();
    }
}
