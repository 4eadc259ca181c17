using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Benchmarks.Running;
using CoProduction.Functions.Tests;
using MimeKit;

namespace CoProduction.Benchmarks.Mail;

/// <summary>One run of reports to a pickup folder, by the program as it is deployed.</summary>
/// <param name="Time">From the first request to send until the last message was there.</param>
/// <param name="Idle">The memory of the process before, in bytes.</param>
/// <param name="Peak">The most memory that it had meanwhile.</param>
/// <param name="Plain">The time to write as many files of the same size, one after the other, each to the disk.</param>
internal sealed partial record MailVolume(TimeSpan Time, long Idle, long Peak, TimeSpan Plain)
{
    private static readonly string[] Partners = ["CZE", "DEU", "FRA", "GBR", "ITA", "JPN", "NOR", "POL", "UKR", "USA"];

    /// <summary>Subscribes recipients of ten partners on the starter data, confirms them, and sends each its report of a night.</summary>
    /// <param name="program">The program's folder.</param>
    /// <param name="recipients">How many recipients; a multiple of ten.</param>
    public static async Task<MailVolume> OfAsync(string program, int recipients)
    {
        var folder = Directory.CreateTempSubdirectory("coproduction-mail-").FullName;
        try
        {
            var installation = await Installation.Empty(program, ("CoProduction__Mail__PickupFolder", folder));
            await installation.Run("import", RepositoryRoot.Combine("infra", "starter-data"));
            await using var serving = await installation.Serve();
            return await MeasureAsync(serving, installation, folder, recipients);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<MailVolume> MeasureAsync(ServingProgram serving, Installation installation, string folder, int recipients)
    {
        var client = serving.Client;
        var subscriptions = new Dictionary<string, string>();
        foreach (var partner in Partners)
        {
            client.DefaultRequestHeaders.Authorization = await installation.SignIn(partner, "coordinator");
            using var made = await client.PostAsJsonAsync(
                "api/v1/subscriptions", new { recipients = Enumerable.Range(0, recipients / Partners.Length).Select(n => $"{partner}-{n}@mod.example"), weekday = "monday", attachments = new[] { "figures", "charts" } });
            subscriptions[partner] = (string)(await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        }

        await Until(() => Files(folder).Length == recipients);
        await Parallel.ForEachAsync(Files(folder), async (file, cancellation) =>
        {
            var link = Link().Match((await MimeMessage.LoadAsync(file, cancellation)).TextBody!).Value;
            using var confirmed = await client.PostAsync(new Uri(client.BaseAddress!, new Uri(link).AbsolutePath), null, cancellation);
            confirmed.EnsureSuccessStatusCode();
            File.Delete(file);
        });
        client.DefaultRequestHeaders.Authorization = await installation.SignIn("USA", "operator");
        using var night = await client.PostAsJsonAsync("api/v1/runs", new { name = "nightly-archive" });
        night.EnsureSuccessStatusCode();
        await Until(async () => (await client.GetFromJsonAsync<JsonNode>("api/v1/gap-reports"))!["items"]!.AsArray().Count == 1);

        var tokens = new Dictionary<string, AuthenticationHeaderValue>();
        foreach (var partner in Partners)
        {
            tokens[partner] = await installation.SignIn(partner, "coordinator");
        }

        var (idle, peak, clock) = (serving.Memory, 0L, Stopwatch.StartNew());
        foreach (var (partner, subscription) in subscriptions)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/subscriptions/{subscription}/send")
            {
                Headers = { { "Idempotency-Key", "volume" }, { "Authorization", $"{tokens[partner]}" } },
            };
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        await Until(() =>
        {
            peak = Math.Max(peak, serving.Memory);
            return Files(folder).Length == recipients;
        });
        return new MailVolume(clock.Elapsed, idle, peak, await PlainAsync(folder, recipients));
    }

    /// <summary>Writes files of the size of a report, as plainly as can be.</summary>
    private static async Task<TimeSpan> PlainAsync(string folder, int count)
    {
        var content = await File.ReadAllBytesAsync(Files(folder)[0]);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            await using var file = new FileStream(Path.Combine(folder, $"{number}.plain"), FileMode.CreateNew);
            await file.WriteAsync(content);
            file.Flush(flushToDisk: true);
        }

        return clock.Elapsed;
    }

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*.eml");

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (!await isSo())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
