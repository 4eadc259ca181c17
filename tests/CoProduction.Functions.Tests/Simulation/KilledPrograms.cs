namespace CoProduction.Functions.Tests.Simulation;

/// <summary>Programs on one storage, each in a process of its own, which is killed and started again.</summary>
internal sealed class KilledPrograms : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly (StartedProcess Process, Uri Address)[] running;

    private KilledPrograms(IReadOnlyDictionary<string, string?> settings, (StartedProcess, Uri)[] running) => (this.settings, this.running) = (settings, running);

    /// <summary>The programs' addresses, which change with each start.</summary>
    public IReadOnlyList<Func<Uri>> Addresses => [.. running.Select<(StartedProcess, Uri), Func<Uri>>((_, number) => () => running[number].Address)];

    public static async Task<KilledPrograms> Start(IReadOnlyDictionary<string, string?> settings, int count) =>
        new(settings, await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ProgramProcess.ServeAsync(settings))));

    /// <summary>Kills a program without a word, and starts it again.</summary>
    public async Task KillAndRestart(int number)
    {
        var killed = running[number].Process;
        killed.Kill();
        await killed.WaitForExitAsync();
        await killed.DisposeAsync();
        running[number] = await ProgramProcess.ServeAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in running)
        {
            await process.DisposeAsync();
        }
    }
}
