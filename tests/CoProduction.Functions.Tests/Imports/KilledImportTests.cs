using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>Kills the program while it imports, and starts it again.</summary>
public sealed class KilledImportTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("Accepted")]
    [InlineData("Writing item")]
    [InlineData("Writing factory")]
    [InlineData("Writing mro-site")]
    [InlineData("Writing baseline")]
    public async Task An_import_that_was_accepted_is_complete_after_the_next_start(string killedAt)
    {
        var settings = Settings();
        await KillImport(settings, killedAt);

        var (process, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address };
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
        var settings = Settings();
        await KillImport(settings, "Reading partners.csv");

        await using var again = ProgramProcess.Start(["import", Workbench.StarterData, "--if-empty"], settings);

        Assert.Equal(0, await again.WaitForExitAsync());
        Assert.Contains("All of it is in the register.", again.Output, StringComparison.Ordinal);
    }

    private static async Task KillImport(IReadOnlyDictionary<string, string?> settings, string at)
    {
        await using var import = ProgramProcess.Start(["import", Workbench.StarterData], settings);
        await import.WaitForAsync(said => said.Contains(at, StringComparison.Ordinal) ? said : null);
        import.Kill();
        await import.WaitForExitAsync();
        Assert.DoesNotContain("All of it", import.Output, StringComparison.Ordinal);
    }

    private static async Task<int> Unchanged(HttpClient client)
    {
        var zip = await client.GetByteArrayAsync("api/v1/exports");
        Assert.NotEmpty(zip);
        using var starter = new MemoryStream();
        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(Workbench.StarterData, starter);
        using var body = new ByteArrayContent(starter.ToArray());
        body.Headers.ContentType = new("application/zip");
        using var answer = await client.PostAsync("api/v1/imports?dryRun=true", body);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unchanged").GetInt32();
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["AzureWebJobsStorage"] = azurite.ConnectionString,
        ["CoProduction__TablePrefix"] = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}",
    };
}
