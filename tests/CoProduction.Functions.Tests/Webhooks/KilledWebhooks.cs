using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>
/// Webhooks of a program that was killed and started again, each held at another point of its deliveries. Each belongs to another partner and has a receiver of its
/// own.
/// </summary>
public sealed class KilledWebhooks : IAsyncLifetime
{
    private readonly ReceiverCertificate certificate = new();
    private readonly Dictionary<string, Receiver> receivers = [];
    private readonly AdvancedClock clock = new();
    private HostedProgram? again;

    /// <summary>The partners whose webhooks were killed, each with the point.</summary>
    public static IReadOnlyDictionary<string, string> Points { get; } = new Dictionary<string, string>
    {
        ["GBR"] = "before the receiver is asked",
        ["JPN"] = "after the receiver has agreed and before that is stored",
        ["NOR"] = "while an event is being delivered",
        ["SWE"] = "after an event was accepted and before that is stored",
        ["FIN"] = "before anybody has noticed the changes",
    };

    /// <summary>What was delivered to a partner's receiver before the kill.</summary>
    internal ConcurrentDictionary<string, IReadOnlyList<Delivery>> Before { get; } = [];

    /// <summary>The receiver of a partner.</summary>
    internal Receiver ReceiverOf(string partner) => receivers[partner];

    public async ValueTask InitializeAsync()
    {
        var settings = WebhookProgram.SettingsOf((await Azurite.Shared).NewAccount(), "CoProduction", certificate);
        await using (var storage = await GatedStorage.StartAsync(settings["AzureWebJobsStorage"]!, "Table"))
        {
            var gated = new Dictionary<string, string?>(settings) { ["AzureWebJobsStorage"] = storage.ConnectionString, ["CoProduction__Webhooks__TimeoutSeconds"] = "30" };
            var (process, address) = await ProgramProcess.ServeAsync(gated);
            await using var killed = process;
            await Kill(killed, address, storage);
        }

        // Whoever was killed has the webhook for a minute.
        clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var receiver in receivers.Values)
        {
            receiver.OnDelivery = Receiver.Answer(HttpStatusCode.NoContent);
        }

        again = await HostedProgram.StartAsync(settings, clock);
        await again.Fire("DeliverWebhooks");
    }

    public async ValueTask DisposeAsync()
    {
        if (again is not null)
        {
            await again.DisposeAsync();
        }

        foreach (var receiver in receivers.Values)
        {
            await receiver.DisposeAsync();
        }

        certificate.Dispose();
    }

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

        var met = new List<Task>();
        foreach (var partner in Points.Keys)
        {
            var receiver = receivers[partner] = await Receiver.StartAsync(certificate);
            if (partner is "GBR" or "JPN")
            {
                met.Add(Hold(storage, partner, partner == "GBR" ? 1 : 2).Met);
            }

            using var client = new HttpClient { BaseAddress = address }.As(partner);
            var made = await client.Subscribe(receiver.Address, "changes");
            if (partner is not ("GBR" or "JPN"))
            {
                await client.Until(made, now => (string?)now["state"] == "active" && now["attempts"]!.AsArray().Count == 1);
            }
        }

        var hanging = new TaskCompletionSource();
        receivers["NOR"].OnDelivery = context =>
        {
            hanging.TrySetResult();
            return Receiver.Hang(context);
        };
        met.Add(hanging.Task);
        met.Add(Hold(storage, "SWE", 1, "coproduction.change").Met);
        met.Add(Hold(storage, "FIN", 1).Met);
        for (var value = 1; value <= 3; value++)
        {
            await poland.WriteStock("pol-killed", value, "everyone");
        }

        await Task.WhenAll(met);
        process.Kill();
        await process.WaitForExitAsync();
        foreach (var partner in Points.Keys)
        {
            Before[partner] = receivers[partner].Rest();
        }
    }

    /// <summary>Holds the write of a partner's webhook that has this number, counted from now, and this text.</summary>
    private static HeldRequest Hold(GatedStorage storage, string partner, int number, string text = "")
    {
        var count = 0;
        return storage.Hold(asked => asked.Method == "PUT" && asked.IsOf("Webhooks(") && asked.IsOf(partner) && asked.Stores("Webhooks(", text) && Interlocked.Increment(ref count) >= number);
    }
}
