using System.Collections.Concurrent;
using System.Globalization;
using CoProduction.Functions.Import;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Simulation.Storage;
using Xunit.Sdk;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// For each seed, a ministry writes to a register of its own through two programs, while storage refuses, delays and cuts their requests. The seed decides what is
/// written, what is disturbed, and in which order storage carries it out. Nothing that was acknowledged is lost or doubled, nothing that was refused is there, and
/// the register stays sound.
/// </summary>
/// <remarks>
/// A seed that fails is named, and fails again alone:
/// <c>COPRODUCTION_SIMULATION_SEED=9 dotnet test tests/CoProduction.Functions.Tests --filter FullyQualifiedName~SimulationTests</c>.
/// </remarks>
[Collection(Alone.Name)]
public sealed class SimulationTests
{
    private const string SeedVariable = "COPRODUCTION_SIMULATION_SEED";

    private const string Partner = "AUT";

    /// <summary>Of so many seeds, one has a night that is archived while its ministry writes.</summary>
    private const int SeedsOfNight = 60;

    /// <summary>So many seeds run at once: most of them wait, for the timers of jobs and leases.</summary>
    private const int AtOnce = 6;

    /// <summary>How many times faster storage ends leases; less than the programs' timers are, so that renewals come in time on a slow machine.</summary>
    private const int HasteOfLeases = 5;

    // Readers hide a message for ten minutes. One whose receipt was lost comes back after ten seconds, perhaps while its work goes on.
    private const int HasteOfMessages = 60;

    private static readonly IReadOnlyDictionary<string, string?> Settings = SimulatedRegister.SettingsOf(MemoryStorage.ConnectionString, "simulated");

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_refused_is_there_whatever_storage_does()
    {
        var seeds = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } one
            ? [int.Parse(one, CultureInfo.InvariantCulture)]
            : Enumerable.Range(1, TestMode.IsLong ? 4_000 : 200).ToArray();
        using var filled = await Filled();
        var runs = new ConcurrentQueue<Run>();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) => runs.Enqueue(await Try(seed, filled)));

        Assert.True(runs.All(run => run.Wrong.Count == 0), string.Join('\n', runs.SelectMany(run => run.Wrong).Take(40)));
        var (acknowledged, refused, unknown) = (runs.Sum(run => run.Fates.Acknowledged), runs.Sum(run => run.Fates.Refused), runs.Sum(run => run.Fates.Unknown));
        Assert.True(
            seeds.Length == 1 || (acknowledged > seeds.Length && refused > 0 && unknown > 0 && runs.Sum(run => run.Files) > 0 && runs.Sum(run => run.Disturbed) > 5 * seeds.Length),
            $"Too little happened: {acknowledged} acknowledged, {refused} refused, {unknown} unknown, {runs.Sum(run => run.Files)} files, {runs.Sum(run => run.Disturbed)} disturbed.");
    }

    /// <summary>The storage of a register with all that the ministry's factories refer to.</summary>
    private static async Task<MemoryStorage> Filled()
    {
        var memory = new MemoryStorage(HasteOfLeases, HasteOfMessages);
        await using var storage = new ScriptedStorage(memory, seed: 0, writers: 0);
        await using var program = await HostedProgram.StartAsync(Settings, Clock(), configure: storage.Use);
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO", "EU"]));
        using var coordinator = new HttpClient { BaseAddress = program.Address }.As("POL");
        await SimulatedRegister.Fill(coordinator, [Partner]);
        return memory;
    }

    private static async Task<Run> Try(int seed, MemoryStorage filled)
    {
        using var memory = filled.Copy();
        await using var storage = new ScriptedStorage(memory, seed, SimulatedMinistry.Writers);
        await using var first = await HostedProgram.StartAsync(Settings, Clock(), configure: storage.Use);
        await using var second = await HostedProgram.StartAsync(Settings, Clock(), configure: storage.Use);
        using var ministry = new SimulatedMinistry(seed, Partner, [() => first.Address, () => second.Address], storage);
        using var coordinator = new HttpClient { BaseAddress = first.Address }.As("POL");
        var hasNight = seed % SeedsOfNight == 0;
        var wrong = new List<string>();
        try
        {
            await ministry.Look();
            storage.Begin();
            await Task.WhenAll(ministry.Act(), hasNight ? second.Fire("ArchiveGapReport") : Task.CompletedTask);
            storage.Stop();
            wrong.AddRange(await ministry.Verify());
            await SoundRegister.Verify(coordinator);
            if (hasNight)
            {
                await SoundRegister.VerifyNight(coordinator);
            }
        }
#pragma warning disable CA1031 // Whatever a run throws, the seed is to be named.
        catch (Exception unsound)
#pragma warning restore CA1031
        {
            wrong.Add(unsound is XunitException ? unsound.Message : $"{unsound}");
        }

        wrong.AddRange(memory.Unknown.Distinct().Take(20));
        return new Run(
            wrong.Count == 0 ? [] : [$"Seed {seed} fails. Set {SeedVariable}={seed} to run it alone.", .. wrong, .. Errors(first), .. Errors(second)], ministry.Fates, ministry.ImportedFiles, storage.Disturbed);
    }

    /// <summary>A clock whose timers are fast up to those of leases.</summary>
    private static HastyClock Clock() => new(longest: HeldLease.Length, shortest: TimeSpan.FromMilliseconds(50));

    private static IEnumerable<string> Errors(HostedProgram program) => program.Output.Split('\n').Where(entry => entry.StartsWith("Error:", StringComparison.Ordinal)).Take(5);

    /// <param name="Wrong">What was wrong, and which seed repeats it.</param>
    /// <param name="Fates">How many writes were acknowledged, how many refused, and of how many nobody knows.</param>
    /// <param name="Files">How many files were imported.</param>
    /// <param name="Disturbed">How many requests to storage were disturbed.</param>
    private sealed record Run(IReadOnlyList<string> Wrong, (int Acknowledged, int Refused, int Unknown) Fates, int Files, int Disturbed);
}
