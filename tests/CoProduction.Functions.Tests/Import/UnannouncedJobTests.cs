using System.Net;
using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Jobs whose first message cannot be sent.</summary>
public sealed class UnannouncedJobTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Job_whose_first_message_cannot_be_sent_is_started_within_seconds()
    {
        var connection = (await Azurite.Shared).NewAccount();
        var prefix = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await using var storage = await GatedStorage.StartAsync(connection, "Queue");
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf(connection, prefix)) { ["AzureWebJobsStorage"] = storage.ConnectionString };
        await using var program = await HostedProgram.StartAsync(settings);
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL", Role.Contributor, Role.Coordinator);
        var refused = 0;
        storage.Refuse(asked => asked.Method == "POST" && asked.IsOf("coproduction-imports/messages") && Interlocked.Increment(ref refused) == 1, HttpStatusCode.Forbidden);

        var started = await client.PostLines(JobLines.Examples);
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        var ended = await client.End(started.Job()).WaitAsync(Seconds);

        Assert.Equal("succeeded", ended.State());
        Assert.True(refused > 1, "The first message was to be lost.");
    }
}
