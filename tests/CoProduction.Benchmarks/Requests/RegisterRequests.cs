using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Running;
using CoProduction.Benchmarks.Storage;

namespace CoProduction.Benchmarks.Requests;

/// <summary>What is asked of programs that serve one register.</summary>
internal sealed class RegisterRequests
{
    private const string Report = "api/v1/gap-reports/current?months=year";
    private const string Partner = "POL";

    private readonly Installation installation;
    private readonly AuthenticationHeaderValue reader;
    private readonly string site;
    private readonly string search;

    private RegisterRequests(Installation installation, AuthenticationHeaderValue reader, TimeSpan imported, JsonNode site) =>
        (this.installation, this.reader, Imported, this.site, search) =
            (installation, reader, imported, $"api/v1/factories/{site["id"]}", $"api/v1/factories?text={((string)site["name"]!).Split(' ')[0]}");

    /// <summary>The time of the import by which the register came into an empty account.</summary>
    public TimeSpan Imported { get; }

    /// <summary>The memory of the program that was asked by one caller, in bytes.</summary>
    public long Memory { get; private set; }

    /// <param name="program">The program's folder.</param>
    /// <param name="files">The register's files.</param>
    public static async Task<RegisterRequests> Of(string program, string files)
    {
        var installation = await Installation.Empty(program);
        var clock = Stopwatch.StartNew();
        await installation.Run("import", files, "--releasable-to", "everyone");
        var imported = clock.Elapsed;
        var reader = await installation.SignIn(Partner, "reader,contributor");
        await using var serving = await installation.Serve();
        serving.Client.DefaultRequestHeaders.Authorization = reader;
        var own = await serving.Client.GetFromJsonAsync<JsonNode>($"api/v1/factories?partner={Partner}&pageSize=1");
        return new RegisterRequests(installation, reader, imported, own!["items"]![0]!);
    }

    /// <summary>One request after the other, to programs that nobody else asks anything.</summary>
    /// <param name="turns">How often each is sent; the median counts.</param>
    public async Task<IReadOnlyList<(string What, TimeSpan Time)>> Alone(int turns)
    {
        var table = new TableServiceClient(installation.Connection).GetTableClient($"{installation.Prefix}Register");
        string[] partitions = [.. (await RawTable.Partitions(table)).Select(rows => rows.Key)];
        await RawTable.ReadRecords(table, partitions);
        var times = new List<(string, TimeSpan)> { ("the storage library's read of the same rows", await Timed.Of(() => RawTable.ReadRecords(table, partitions))) };

        var clock = Stopwatch.StartNew();
        await using var program = await Serve();
        await Get(program, "api/v1/factories?pageSize=1");
        times.Add(("start of a program until it has answered from the register", clock.Elapsed));
        times.Add(("first report", await Timed.Of(() => Get(program, Report))));
        await using var another = await Serve();
        await Get(another, "api/v1/factories?pageSize=1");
        times.Add(("a site, after another program has changed one", await Median(turns, () => Change(another), () => Get(program, site))));
        times.Add(("the report, after another program has changed a site", await Median(turns, () => Change(another), () => Get(program, Report))));
        times.Add(("the report again", await Median(turns, Nothing, () => Get(program, Report))));
        program.Client.DefaultRequestHeaders.IfNoneMatch.Add(await TagOf(program));
        times.Add(("the report again, unchanged", await Median(turns, Nothing, () => Get(program, Report))));
        program.Client.DefaultRequestHeaders.IfNoneMatch.Clear();
        times.Add(("its summary again", await Median(turns, Nothing, () => Get(program, "api/v1/gap-reports/current/summary"))));
        times.Add(("a site", await Median(turns, Nothing, () => Get(program, site))));
        times.Add(("50 sites", await Median(turns, Nothing, () => Get(program, "api/v1/factories?pageSize=50"))));
        times.Add(("a search for a word", await Median(turns, Nothing, () => Get(program, search))));
        Memory = program.Memory;
        return times;
    }

    /// <summary>Each request by many callers at once.</summary>
    /// <param name="length">How long they go on.</param>
    public async Task<IReadOnlyList<(string What, Load Load)>> Together(TimeSpan length)
    {
        await using var program = await Serve();
        var loads = new List<(string, Load)>();
        foreach (var (what, path, status, known) in new (string, string, int, string?)[]
        {
            ("whether the program lives", "api/health/live", 200, null),
            ("a site", site, 200, null),
            ("50 sites", "api/v1/factories?pageSize=50", 200, null),
            ("a search for a word", search, 200, null),
            ("the report's summary", "api/v1/gap-reports/current/summary", 200, null),
            ("the report", Report, 200, null),
            ("the report, unchanged", Report, 304, $"{await TagOf(program)}"),
        })
        {
            await Get(program, path);
            loads.Add((what, await Load.OfAsync(new Uri(program.Client.BaseAddress!, path), reader, status, length, known)));
        }

        loads.Add(("whether the program is ready, asked by one while 32 ask for other trials each", await BesideTrials(program, length)));
        return loads;
    }

    /// <summary>Asks whether a program is ready while many callers have it compute as much as it takes on at once.</summary>
    private static async Task<Load> BesideTrials(ServingProgram program, TimeSpan length)
    {
        using var ended = new CancellationTokenSource();
        var seed = 0;
        Task[] trials = [.. Enumerable.Range(0, Load.Callers).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                using var answer = await program.Client.GetAsync(new Uri($"api/v1/gap-reports/current/probabilities?seed={Interlocked.Increment(ref seed)}", UriKind.Relative), ended.Token);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable))
                {
                    throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(ended.Token));
                }
            }
        }))];
        var load = await Load.OfAsync(new Uri(program.Client.BaseAddress!, "api/health/ready"), program.Client.DefaultRequestHeaders.Authorization!, 200, length, callers: 1);
        await ended.CancelAsync();
        await Task.WhenAll(trials).ContinueWith(all => all.IsFaulted ? throw all.Exception! : 0, TaskScheduler.Default);
        return load;
    }

    private async Task<ServingProgram> Serve()
    {
        var program = await installation.Serve();
        program.Client.DefaultRequestHeaders.Authorization = reader;
        return program;
    }

    private async Task Change(ServingProgram program)
    {
        using var found = await program.Client.GetAsync(new Uri(site, UriKind.Relative));
        var record = (await found.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        record["name"] = $"{((string)record["name"]!).Split(" /")[0]} /{Guid.NewGuid():N}";
        using var request = new HttpRequestMessage(HttpMethod.Put, site) { Content = JsonContent.Create(record), Headers = { IfMatch = { found.Headers.ETag! } } };
        using var answer = await program.Client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    private static Task Nothing() => Task.CompletedTask;

    private static async Task<EntityTagHeaderValue> TagOf(ServingProgram program)
    {
        using var report = await program.Client.GetAsync(new Uri(Report, UriKind.Relative));
        return report.Headers.ETag!;
    }

    private static async Task Get(ServingProgram program, string path)
    {
        using var answer = await program.Client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.NotModified)
        {
            await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
        }
    }

    private static async Task<TimeSpan> Median(int turns, Func<Task> before, Func<Task> action)
    {
        var times = new List<TimeSpan>();
        for (var turn = 0; turn < turns; turn++)
        {
            await before();
            times.Add(await Timed.Of(action));
        }

        return times.Median();
    }
}
