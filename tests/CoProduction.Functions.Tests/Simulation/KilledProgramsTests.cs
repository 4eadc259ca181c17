using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// Ten ministries write at once through two programs, which are killed by turns, ten times, and started again. Nothing that was acknowledged is lost or doubled,
/// nothing that was refused is there, and the register stays sound.
/// </summary>
[Collection(Alone.Name)]
public sealed class KilledProgramsTests
{
    private const int Kills = 10;

    /// <summary>So many writes are acknowledged before each kill, however slow the machine is.</summary>
    private const int WritesBeforeKill = 5;

    private static readonly string[] Partners = ["AUT", "BEL", "CAN", "CZE", "DNK", "ESP", "EST", "FIN", "NOR", "PRT"];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_refused_is_there_whenever_programs_are_killed()
    {
        await using var azurite = await Azurite.StartAsync();
        var settings = SimulatedRegister.SettingsOf(azurite.NewAccount());
        await using (var seeding = await HostedProgram.StartAsync(settings))
        {
            await seeding.Get<IRecordStore>().SeedPartners(("POL", ["NATO", "EU"]));
            using var coordinator = new HttpClient { BaseAddress = seeding.Address }.As("POL");
            await SimulatedRegister.Fill(coordinator, Partners);
        }

        await using var programs = await KilledPrograms.Start(settings, 2);
        var isOver = false;

        var ministries = Partners.Select((partner, number) => new SimulatedMinistry(1_000 + number, partner, programs.Addresses)).ToArray();
        var acting = Task.WhenAll(ministries.Select(ministry => ministry.Act(_ => !Volatile.Read(ref isOver))));
        var random = new Random(2026);
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = Acknowledged(ministries) + WritesBeforeKill;
            while (Acknowledged(ministries) < enough)
            {
                Assert.False(acting.IsCompleted, "The ministries have ended.");
                await Task.Delay(20);
            }

            await Task.Delay(random.Next(0, 200));
            await programs.KillAndRestart(kill % 2);
        }

        Volatile.Write(ref isOver, true);
        await acting;

        using var client = new HttpClient { BaseAddress = programs.Addresses[0]() }.As("POL");
        var wrong = (await Task.WhenAll(ministries.Select(ministry => ministry.Verify()))).SelectMany(found => found).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(20)));
        await SoundRegister.Verify(client);
        Assert.True(ministries.Any(ministry => ministry.Fates.Unknown > 0), $"No kill cut a write: {string.Join(", ", ministries.Select(ministry => ministry.Fates))}");
    }

    private static int Acknowledged(IEnumerable<SimulatedMinistry> ministries) => ministries.Sum(ministry => ministry.Fates.Acknowledged);
}
