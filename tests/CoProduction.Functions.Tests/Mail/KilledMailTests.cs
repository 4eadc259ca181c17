using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>Mail of a program that was killed at each step of sending: nothing is lost, and a copy comes only where nobody knows whether the first one did.</summary>
public sealed class KilledMailTests : IDisposable
{
    private const string Planned = "after the message was planned";
    private const string BeforeTaken = "before the attempt is stored";
    private const string AfterHandedOver = "after the message was handed over and before that is stored";

    private readonly string folder = Directory.CreateTempSubdirectory("mail").FullName;
    private readonly AdvancedClock clock = new();
    private readonly Dictionary<string, JsonNode> subscriptions = [];

    [Fact]
    public async Task Message_comes_once_wherever_the_program_is_killed_and_the_ledger_says_where_nobody_knows()
    {
        var account = (await Azurite.Shared).NewAccount();
        var settings = new Dictionary<string, string?>(ProgramFixture.SettingsOf(account, "CoProduction"))
        {
            ["CoProduction__Mail__PickupFolder"] = folder,
            ["CoProduction__PublicAddress"] = "https://coproduction.example",
        };
        await using (var storage = await GatedStorage.StartAsync(settings["AzureWebJobsStorage"]!, "Table"))
        {
            var (process, address) = await ProgramProcess.ServeAsync(new Dictionary<string, string?>(settings) { ["AzureWebJobsStorage"] = storage.ConnectionString });
            await using var killed = process;
            await Kill(killed, address, storage);
        }

        var before = Reports();
        Assert.Equal(["JPN"], before.Select(report => report.Key));

        // Whoever was killed has the message for six minutes.
        clock.Advance(TimeSpan.FromMinutes(6));
        await using var again = await HostedProgram.StartAsync(settings, clock);
        await again.Fire("SendWeeklyReports");

        var expected = new Dictionary<string, string[]> { ["GBR"] = ["accepted"], ["JPN"] = ["accepted", "uncertain"], ["NOR"] = ["accepted"] };
        foreach (var (partner, subscription) in subscriptions)
        {
            using var client = new HttpClient { BaseAddress = again.Address }.As(partner);
            var send = Assert.Single(await MailProgram.Sends(client, new JsonObject { ["self"] = $"api/v1/subscriptions/{subscription["id"]}" }));
            Assert.Equal(expected[partner], send["attempts"]!.AsArray().Select(attempt => (string)attempt!["result"]!));
            Assert.Equal("accepted", (string?)send["state"]);
        }

        var after = Reports();
        Assert.Equal(["GBR", "JPN", "NOR"], after.Keys.Order());
        Assert.Equal(before["JPN"].MessageId, after["JPN"].MessageId);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Kill(StartedProcess process, Uri address, GatedStorage storage)
    {
        using var poland = new HttpClient { BaseAddress = address }.As("POL");
        foreach (var kind in new[] { "partners", "mineral-chains", "items" })
        {
            var example = ResourceCase.Of(kind).Example;
            example.Remove("memberships");
            example["releasableTo"] = new JsonArray("everyone");
            var answer = await poland.Post($"api/v1/{kind}", example);
            Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        }

        using var watch = new HttpClient { BaseAddress = address }.As("GBR", Role.Operator);
        Assert.Equal(HttpStatusCode.Accepted, (await watch.PostText("api/v1/runs", """{"name":"nightly-archive"}""")).Status);
        await Until(async () => (await poland.Get("api/v1/gap-reports")).Ids("id").Count == 1);

        var points = new Dictionary<string, string> { ["NOR"] = Planned, ["JPN"] = AfterHandedOver, ["GBR"] = BeforeTaken };
        foreach (var partner in points.Keys)
        {
            using var client = new HttpClient { BaseAddress = address }.As(partner);
            subscriptions[partner] = await MailProgram.Subscribe(client, $"{partner}@mod.example");
            await Until(() => Task.FromResult(Mails().Any(mail => MailProgram.To(mail) == $"{partner}@mod.example")));
            var asked = Mails().Single(mail => MailProgram.To(mail) == $"{partner}@mod.example");
            Assert.Equal(HttpStatusCode.OK, (await poland.Ask(HttpMethod.Post, MailProgram.Confirmation(asked), null)).Status);
        }

        var met = new List<Task>();
        foreach (var (partner, point) in points)
        {
            var place = $"sends-{subscriptions[partner]["id"]}";
            met.Add(storage.Hold(asked => asked.IsOf("CoProductionMail") && asked.IsOf(place) && point switch
            {
                Planned => asked.Method == "GET" && asked.IsOf("IsOpen"),
                BeforeTaken => asked.Stores(place, "sending"),
                _ => false,
            }).Met);
            if (point == AfterHandedOver)
            {
                met[^1] = storage.Hold(asked => asked.Stores("$batch", "accepted") && asked.Stores("$batch", place)).Met;
            }

            using var client = new HttpClient { BaseAddress = address }.As(partner);
            var answer = await client.Ask(HttpMethod.Post, $"api/v1/subscriptions/{subscriptions[partner]["id"]}/send", null, ("Idempotency-Key", point));
            Assert.True(answer.Status == HttpStatusCode.Accepted, answer.ToString());
            await met[^1];
        }

        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private IEnumerable<MimeMessage> Mails() => Directory.EnumerateFiles(folder, "*.eml").Select(file => MimeMessage.Load(file));

    /// <summary>The reports in the folder, by the partner whose they are.</summary>
    private Dictionary<string, MimeMessage> Reports() =>
        Mails().Where(mail => mail.Headers.Contains(HeaderId.ListUnsubscribe)).ToDictionary(mail => MailProgram.To(mail)[..3], StringComparer.Ordinal);
}
