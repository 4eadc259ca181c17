using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace CoProduction.Functions.Tests;

/// <summary>A process that a test started, with its output so far. It never outlives the test run.</summary>
public sealed class StartedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConcurrentDictionary<StartedProcess, bool> Running = new();

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Lock guard = new();
    private bool disposed;
    private TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static StartedProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var started in Running.Keys)
        {
            started.Kill();
        }
    };

    private StartedProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Everything written to standard output and standard error.</summary>
    public string Output
    {
        get
        {
            lock (guard)
            {
                return output.ToString();
            }
        }
    }

    /// <param name="file">The program to run.</param>
    /// <param name="arguments">Its arguments, unquoted.</param>
    /// <param name="settings">Environment variables to set, or with a null to unset.</param>
    /// <param name="folder">Working directory; null for the test's own.</param>
    public static StartedProcess Start(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? settings = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var started = new StartedProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += (_, line) => started.Hear(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Hear(line.Data);
        started.process.Start();
        Running[started] = true;
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Waits until the output contains a match, and returns it.</summary>
    public async Task<T> WaitForAsync<T>(Func<string, T?> find) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (guard)
            {
                next = said.Task;
            }

            if (find(Output) is { } found)
            {
                return found;
            }

            if (process.HasExited)
            {
                await process.WaitForExitAsync(patience.Token);
                return find(Output) ?? throw new InvalidOperationException($"The process ended with {process.ExitCode}:\n{Output}");
            }

            try
            {
                await Task.WhenAny(next, process.WaitForExitAsync(patience.Token)).WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The process did not say what was waited for:\n{Output}");
            }
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="patience">The longest wait; null for a minute.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan? patience = null)
    {
        using var waiting = new CancellationTokenSource(patience ?? Patience);
        try
        {
            await process.WaitForExitAsync(waiting.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process did not end:\n{Output}");
        }

        return process.ExitCode;
    }

    /// <summary>Kills the process at once, so that it cannot clean up.</summary>
    public void Kill()
    {
        if (Running.TryRemove(this, out _) && !process.HasExited)
        {
            process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        Kill();
        await WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource heard;
        lock (guard)
        {
            output.AppendLine(line);
            heard = said;
            said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        heard.SetResult();
    }
}
