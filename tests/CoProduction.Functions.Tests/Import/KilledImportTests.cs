using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Restarts the program after it was killed during an import.</summary>
public sealed class KilledImportTests(KilledImports killed) : IClassFixture<KilledImports>
{
    public static TheoryData<string> OnceAccepted => [.. KilledImports.OnceAccepted];

    [Theory]
    [MemberData(nameof(OnceAccepted))]
    public async Task An_import_that_was_accepted_is_complete_after_the_next_start(string killedAt)
    {
        await using var program = await HostedProgram.StartAsync(killed.At(killedAt));
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL");
        await Finished(program);

        Assert.Equal(407, await Unchanged(client));
        foreach (var record in new[] { "partners/POL", "items/155-HE", "factories/usa-mesquite-upl", "mro-sites/ita-cameri-f35", "goals/drone" })
        {
            var history = await client.GetFromJsonAsync<JsonElement>($"api/v1/{record}/history");
            Assert.Equal(1, history.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task An_import_that_was_not_accepted_yet_has_changed_nothing()
    {
        await using var again = ProgramProcess.Start(["import", Workbench.StarterData, "--if-empty"], killed.At(KilledImports.BeforeAccepted));

        Assert.Equal(0, await again.WaitForExitAsync());
        Assert.Contains("All records are in the register.", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Writing partner")]
    [InlineData("Writing item")]
    [InlineData("Writing factory")]
    [InlineData("Writing mro-site")]
    [InlineData("Writing baseline")]
    [InlineData("Writing coverage")]
    public async Task An_import_that_broke_off_at_its_first_record_of_a_kind_is_complete_after_it_is_finished(string step)
    {
        await using var bench = await Workbench.Create();
        using (var package = Package.OfFolder(Workbench.StarterData))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Import(package, progress: new BreaksOff(step)));
        }

        Assert.True(await bench.Get<Importer>().Recover(TimeSpan.FromMinutes(1), default));

        using var again = Package.OfFolder(Workbench.StarterData);
        Assert.Equal(407, Assert.IsType<ImportOutcome.Accepted>(await bench.Import(again, dryRun: true)).Report.Unchanged);
        Assert.Equal(407, await bench.Changes());
    }

    /// <summary>Waits until the program has finished the half-written import.</summary>
    private static async Task Finished(HostedProgram program)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!program.Output.Contains("Finished an import", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    /// <summary>How many records of the register equal those of the starter data.</summary>
    private static async Task<int> Unchanged(HttpClient client)
    {
        using var starter = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, starter);
        return (await client.Import("?dryRun=true", "application/zip", starter.ToArray())).Json.Rows().Unchanged;
    }
}
