using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
            var settings = ProgramProcess.Only(new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["CoProduction__Access__DevelopmentKeyFile"] = RepositoryRoot.Combine(".local", "benchmarks", "development-issuer.pem"),
                ["CoProduction__Mail__PickupFolder"] = folder,
                ["CoProduction__Limits__RequestsPerMinute"] = "1000000",
                ["CoProduction__Limits__Burst"] = "100000",
            });
            await RunAsync(program, settings, "import", RepositoryRoot.Combine("infra", "starter-data"));
            await using var process = StartedProcess.Start("dotnet", [Assembly(program), "--urls", "http://127.0.0.1:0"], settings, program);
            using var client = new HttpClient { BaseAddress = await ProgramProcess.AddressAsync(process) };
            return await MeasureAsync(process.Id, client, folder, recipients, role => RunAsync(program, settings, "token", role.Partner, role.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<MailVolume> MeasureAsync(int process, HttpClient client, string folder, int recipients, Func<(string Partner, string Name), Task<string>> token)
    {
        var subscriptions = new Dictionary<string, string>();
        foreach (var partner in Partners)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await token((partner, "coordinator")));
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
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await token(("USA", "operator")));
        using var night = await client.PostAsJsonAsync("api/v1/runs", new { name = "nightly-archive" });
        night.EnsureSuccessStatusCode();
        await Until(async () => (await client.GetFromJsonAsync<JsonNode>("api/v1/gap-reports"))!["items"]!.AsArray().Count == 1);

        var tokens = new Dictionary<string, string>();
        foreach (var partner in Partners)
        {
            tokens[partner] = await token((partner, "coordinator"));
        }

        var (idle, peak, clock) = (MemoryOf(process), 0L, Stopwatch.StartNew());
        foreach (var (partner, subscription) in subscriptions)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/subscriptions/{subscription}/send")
            {
                Headers = { { "Idempotency-Key", "volume" }, { "Authorization", $"Bearer {tokens[partner]}" } },
            };
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        await Until(() =>
        {
            peak = Math.Max(peak, MemoryOf(process));
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

    private static async Task<string> RunAsync(string program, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = StartedProcess.Start("dotnet", [Assembly(program), .. arguments], settings, program);
        return await process.WaitForExitAsync(TimeSpan.FromMinutes(5)) == 0 ? process.Output.Trim() : throw new InvalidOperationException(process.Output);
    }

    private static string Assembly(string program) => Path.Combine(program, "CoProduction.Functions.dll");

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

    private static long MemoryOf(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
