using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>A worker that the Functions host tells to end.</summary>
public sealed class FunctionsHostEndTests
{
    [Fact]
    public async Task Worker_that_has_just_written_ends_by_itself()
    {
        var settings = ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        await using var host = await FunctionsHostDriver.StartAsync(await PublishedProgram.Folder, settings);
        using var client = new HttpClient { BaseAddress = host.Address }.As("POL");
        foreach (var resource in ResourceCase.All)
        {
            Assert.Equal(HttpStatusCode.Created, (await client.Post(resource.Address, resource.Example)).Status);
        }

        var exitCode = await host.StopAsync();

        Assert.True(exitCode == 0, $"The worker ended with {exitCode}:\n{host.Log}");
    }
}
