using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>Starts the program again after it was killed while it imported.</summary>
public sealed class KilledImportTests(KilledImports killed) : IClassFixture<KilledImports>
{
    public static TheoryData<string> OnceAccepted => [.. KilledImports.OnceAccepted];

    [Theory]
    [MemberData(nameof(OnceAccepted))]
    public async Task An_import_that_was_accepted_is_complete_after_the_next_start(string killedAt)
    {
        var (process, address) = await ProgramProcess.ServeAsync(killed.At(killedAt));
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address }.As("POL");
        await process.WaitForAsync(said => said.Contains("Finished 1 import", StringComparison.Ordinal) ? said : null);

        Assert.Equal(404, await Unchanged(client));
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
        Assert.Contains("All of it is in the register.", again.Output, StringComparison.Ordinal);
    }

    /// <summary>How many records of the register are as the starter data has them.</summary>
    private static async Task<int> Unchanged(HttpClient client)
    {
        using var starter = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, starter);
        using var body = new ByteArrayContent(starter.ToArray());
        body.Headers.ContentType = new("application/zip");
        using var answer = await client.PostAsync("api/v1/imports?dryRun=true", body);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unchanged").GetInt32();
    }
}
