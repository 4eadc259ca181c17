using System.Collections.Concurrent;
using CoProduction.Functions.Import;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Simulation.Storage;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// Ministries write at once through two programs, while storage refuses, delays and cuts their requests as seeds say. Nothing that was acknowledged is lost or
/// doubled, nothing that was refused is there, and the register stays sound. <c>COPRODUCTION_SIMULATION_SEED</c> repeats one seed alone.
/// </summary>
[Collection(Alone.Name)]
public sealed class SimulationTests
{
    private const string SeedVariable = "COPRODUCTION_SIMULATION_SEED";

    /// <summary>A night is archived while the ministry of this seed writes.</summary>
    private const int SeedOfNight = 60;

    /// <summary>So many have a register of their own: imports of files take turns, and read all of it.</summary>
    private const int SeedsOfRegister = 200;

    /// <summary>How many times faster storage ends leases; less than the programs' timers are, so that renewals come in time on a slow machine.</summary>
    private const int HasteOfLeases = 5;

    // Readers hide a message for ten minutes. One whose receipt was lost comes back after ten seconds, perhaps while its work goes on.
    private const int HasteOfMessages = 60;

    private static readonly string[] Partners =
    [
        "AUT", "BEL", "BGR", "CAN", "CHE", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL", "ITA", "JPN", "KOR", "LTU", "LVA", "NLD", "NOR", "PRT",
    ];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_refused_is_there_whatever_storage_does()
    {
        var seeds = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } one
            ? [int.Parse(one, System.Globalization.CultureInfo.InvariantCulture)]
            : Enumerable.Range(1, TestMode.IsLong ? 4_000 : SeedsOfRegister);
        foreach (var some in seeds.Chunk(SeedsOfRegister))
        {
            await Try(some);
        }
    }

    private static async Task Try(IReadOnlyCollection<int> seeds)
    {
        using var memory = new MemoryStorage(HasteOfLeases, HasteOfMessages);
        var storage = new ScriptedStorage(memory);
        var settings = SimulatedRegister.SettingsOf(MemoryStorage.ConnectionString);
        await using var first = await HostedProgram.StartAsync(settings, Clock(), configure: storage.Use);
        await using var second = await HostedProgram.StartAsync(settings, Clock(), configure: storage.Use);
        await first.Get<IRecordStore>().SeedPartners(("POL", ["NATO", "EU"]));
        using var coordinator = new HttpClient { BaseAddress = first.Address }.As("POL");
        await SimulatedRegister.Fill(coordinator, Partners);

        var fates = new ConcurrentQueue<(int Acknowledged, int Refused, int Unknown)>();
        var (wrong, idle) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>(Partners));
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Partners.Length }, async (seed, _) =>
        {
            Assert.True(idle.TryDequeue(out var partner));
            using var ministry = new SimulatedMinistry(seed, partner, [() => first.Address, () => second.Address]);
            var script = storage.Disturb(partner, seed);
            await Task.WhenAll(ministry.Act(), seed == SeedOfNight ? second.Fire("ArchiveGapReport") : Task.CompletedTask);
            script.Stop();
            foreach (var what in await ministry.Verify())
            {
                wrong.Enqueue(what);
            }

            fates.Enqueue(ministry.Fates);
            idle.Enqueue(partner);
        });

        Assert.True(memory.Unknown.IsEmpty, string.Join('\n', memory.Unknown.Distinct().Take(20)));
        Assert.True(wrong.IsEmpty, $"Repeat a seed alone with {SeedVariable}.\n{string.Join('\n', [.. wrong.Take(20), .. Errors(first), .. Errors(second)])}");
        await SoundRegister.Verify(coordinator);
        if (seeds.Contains(SeedOfNight))
        {
            await SoundRegister.VerifyNight(coordinator);
        }

        Assert.True(
            fates.Count == 1 || (fates.Sum(seed => seed.Acknowledged) > fates.Count && fates.Any(seed => seed.Refused > 0) && fates.Any(seed => seed.Unknown > 0) && storage.Disturbed > 5 * fates.Count),
            $"Too little happened: {fates.Sum(seed => seed.Acknowledged)} acknowledged, {fates.Sum(seed => seed.Refused)} refused, {fates.Sum(seed => seed.Unknown)} unknown, {storage.Disturbed} disturbed.");
    }

    /// <summary>A clock whose timers are fast up to those of leases.</summary>
    private static HastyClock Clock() => new(longest: HeldLease.Length, shortest: TimeSpan.FromMilliseconds(50));

    private static IEnumerable<string> Errors(HostedProgram program) => program.Output.Split('\n').Where(entry => entry.StartsWith("Error:", StringComparison.Ordinal)).Take(5);
}
