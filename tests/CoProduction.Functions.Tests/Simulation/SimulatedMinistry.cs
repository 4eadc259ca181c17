using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;
using Xunit.Sdk;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>
/// The writers of one partner, who write a few factories at once through several programs, as a seed says. Each write gives a record a name of its own, by
/// which the history shows afterwards what became of the write.
/// </summary>
/// <param name="seed">Decides what they do.</param>
/// <param name="partner">The partner.</param>
/// <param name="programs">The addresses of the programs.</param>
/// <param name="storage">The storage in whose turns they write; null where they write as fast as they can.</param>
internal sealed class SimulatedMinistry(int seed, string partner, IReadOnlyList<Func<Uri>> programs, ScriptedStorage? storage = null) : IDisposable
{
    public const int Writers = 2;

    private const int Writes = 2;
    private const int Records = 2;

    private const string Header =
        "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

    private readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) }.As(partner, Role.Contributor);
    private readonly ConcurrentQueue<Write> writes = new();
    private readonly ConcurrentQueue<(string Job, bool IsFile, IReadOnlyList<Write> Writes)> jobs = new();
    private int moment;

    /// <summary>What was wrong with an answer, whatever became of its write.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>How many writes were acknowledged, how many refused, and of how many nobody knows.</summary>
    public (int Acknowledged, int Refused, int Unknown) Fates =>
        (writes.Count(write => write.Fate == Fate.Acknowledged), writes.Count(write => write.Fate == Fate.Refused), writes.Count(write => write.Fate == Fate.Unknown));

    /// <summary>How many files were imported.</summary>
    public int ImportedFiles { get; private set; }

    /// <summary>Reads from each program what programs keep in memory after the first request.</summary>
    public Task Look() => Task.WhenAll(programs.Select(program => client.Get(new Uri(program(), "api/v1/factories").ToString())));

    /// <summary>Writes until all writers are done.</summary>
    public Task Act() => Act(number => number < Writes);

    /// <summary>Writes as long as a condition holds for the number of a writer's next write, counted from 0.</summary>
    public Task Act(Func<int, bool> goesOn) => Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
    {
        var random = new Random((seed * Writers) + writer);
        for (var number = 0; goesOn(number); number++)
        {
            await Act(new Writing(writer, number), random, programs[random.Next(programs.Count)]());
        }

        storage?.End(writer);
    }));

    /// <summary>Waits for the jobs to end, and says what is wrong with them or with the histories of the records.</summary>
    public async Task<IReadOnlyList<string>> Verify()
    {
        try
        {
            await Settle();
        }
        catch (XunitException late)
        {
            Wrong.Enqueue(late.Message);
        }

        var wrong = new List<string>(Wrong);
        for (var record = 0; record < Records; record++)
        {
            wrong.AddRange(await Verify(Id(record)));
        }

        return [.. wrong.Select(what => $"seed {seed} ({partner}): {what}")];
    }

    public void Dispose() => client.Dispose();

    /// <summary>Waits for the jobs to end, and learns from their results what became of their writes.</summary>
    private async Task Settle()
    {
        foreach (var (job, isFile, its) in jobs)
        {
            var address = new Uri(programs[0](), new Uri(job).AbsolutePath.TrimStart('/')).ToString();
            var ended = await client.End(address);
            var rows = ended.State() == "succeeded" ? await client.Results(address) : [];
            ImportedFiles += isFile && rows.Count > 0 ? 1 : 0;
            foreach (var write in its)
            {
                write.Fate = ended.State() is "rejected" ? Fate.Refused
                    : rows.FirstOrDefault(row => (string?)row["id"] == write.Record)?["outcome"] is not { } outcome ? Fate.Unknown
                    : (string?)outcome == "rejected" ? Fate.Refused
                    : Fate.Acknowledged;
            }
        }
    }

    private string Id(int record) => string.Create(CultureInfo.InvariantCulture, $"{partner.ToLowerInvariant()}-sim-{seed}-{record}");

    private async Task<IEnumerable<string>> Verify(string record)
    {
        var history = await client.Get(new Uri(programs[0](), $"api/v1/factories/{record}/history?pageSize=500").ToString());
        var found = history.Status == HttpStatusCode.NotFound ? [] : history.Json["items"]!.AsArray()
            .SelectMany(revision => revision!["changes"]!.AsArray()).Where(change => (string?)change!["field"] == "/name").Select(change => (string?)change!["to"]).ToList();
        var mine = writes.Where(write => write.Record == record && write.Name is not null).ToArray();
        var wrong = mine
            .Where(write => found.Count(name => name == write.Name) is var times && (write.Fate switch
            {
                Fate.Acknowledged => times != 1,
                Fate.Refused => times != 0,
                _ => times > 1,
            }))
            .Select(write => $"{write} is {found.Count(name => name == write.Name)} times in the history of {record}")
            .ToList();
        wrong.AddRange(found.Where(name => mine.All(write => write.Name != name)).Select(name => $"nobody wrote {name} to {record}"));
        var acknowledged = mine.Where(write => write.Fate == Fate.Acknowledged && found.Contains(write.Name)).ToArray();
        wrong.AddRange(
            from earlier in acknowledged
            from later in acknowledged
            where earlier.Until < later.From && found.IndexOf(earlier.Name) > found.IndexOf(later.Name)
            select $"{earlier} was acknowledged before {later} began, and stands after it");
        return wrong;
    }

    private async Task Act(Writing writing, Random random, Uri program)
    {
        var record = Id(random.Next(Records));
        var (act, isRepeatable) = (random.Next(40), random.Next(2) == 0);
        switch (act)
        {
            case < 16:
                await Send(writing, record, name => client.Ask(
                    HttpMethod.Post, $"{program}api/v1/factories", Asking.Json(Body(record, name).ToJsonString()), writing.Header, ("Idempotency-Key", isRepeatable ? name : null)));
                break;
            case < 31:
                await Send(writing, record, name => client.Ask(
                    HttpMethod.Put, $"{program}api/v1/factories/{record}", Asking.Json(Body(record, name).ToJsonString()), writing.Header, ("If-Match", "*")));
                break;
            case < 35:
                await Send(writing, record, _ => client.Ask(HttpMethod.Delete, $"{program}api/v1/factories/{record}", null, writing.Header, ("If-Match", "*")), isNamed: false);
                break;
            case < 39:
                await Import(writing, program, JobClient.JsonLines, "", (id, name) => JobLines.Of("factories", Body(id, name)), "");
                break;
            default:
                await Import(writing, program, "text/csv", "?file=factories.csv", Row, Header);
                break;
        }
    }

    private async Task Import(Writing writing, Uri program, string type, string query, Func<string, string, string> row, string header)
    {
        Write[] its = [.. Enumerable.Range(0, Records).Select(record => Begin(Name(writing, record), Id(record)))];
        var body = Encoding.UTF8.GetBytes(header + string.Join('\n', its.Select(write => row(write.Record, write.Name!))));
        try
        {
            var answer = await client.Ask(
                HttpMethod.Post, $"{program}api/v1/imports{query}", new ByteArrayContent(body) { Headers = { ContentType = new(type) } }, writing.Header, ("Prefer", "wait=20"));
            Judge(answer, its);
            if (answer.Status == HttpStatusCode.Accepted)
            {
                jobs.Enqueue((answer.Job(), header.Length > 0, its));
            }

            // A job that goes on after its answer can write later than what begins now.
            if (answer.Status == HttpStatusCode.Accepted && answer.Json.HasEnded())
            {
                End(its);
            }
        }
        catch (HttpRequestException away) when (away.HttpRequestError == HttpRequestError.ConnectionError)
        {
            await NeverSent(its);
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException)
        {
            // Nobody knows what became of it.
        }
    }

    private async Task Send(Writing writing, string record, Func<string, Task<Answer>> send, bool isNamed = true)
    {
        var write = Begin(isNamed ? Name(writing, 0) : null, record);
        try
        {
            var answer = await send(write.Name ?? "");
            Judge(answer, [write]);
            write.Fate = (int)answer.Status is >= 200 and < 300 ? Fate.Acknowledged : (int)answer.Status < 500 ? Fate.Refused : Fate.Unknown;
        }
        catch (HttpRequestException away) when (away.HttpRequestError == HttpRequestError.ConnectionError)
        {
            await NeverSent([write]);
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException)
        {
            // Nobody knows what became of it.
        }

        End([write]);
    }

    private void Judge(Answer answer, IReadOnlyList<Write> its)
    {
        if ((int)answer.Status >= 500 && !answer.Headers.Contains("Retry-After"))
        {
            Wrong.Enqueue($"{its[0]} was answered {(int)answer.Status} without Retry-After: {answer}");
        }

        if ((int)answer.Status is >= 400 and < 500)
        {
            foreach (var write in its)
            {
                write.Fate = Fate.Refused;
            }
        }
    }

    /// <summary>The program is not there: the writes count as refused, and the next waits a little.</summary>
    private static async Task NeverSent(IReadOnlyList<Write> its)
    {
        foreach (var write in its)
        {
            write.Fate = Fate.Refused;
        }

        await Task.Delay(20);
    }

    private Write Begin(string? name, string record)
    {
        var write = new Write(record, name, Interlocked.Increment(ref moment));
        writes.Enqueue(write);
        return write;
    }

    /// <summary>The name that a record gets by one write.</summary>
    private string Name(Writing writing, int record) => $"{JobLines.Unlike($"{seed}/{writing.Writer}/{writing.Number}/{record}")}{seed}";

    private void End(IReadOnlyList<Write> its)
    {
        var until = Interlocked.Increment(ref moment);
        foreach (var write in its)
        {
            write.Until = until;
        }
    }

    private JsonObject Body(string record, string name)
    {
        var body = JobLines.FactoryBody(record, name);
        body["partner"] = partner;
        return body;
    }

    private string Row(string record, string name) =>
        $"{record},{name},{JobLines.Unlike(record)},{partner},{JobLines.Unlike($"town of {record}")},,,155-PRIMER,component,primer,1,,2025,operating,Ministry,,,reported,reported,";

    /// <summary>One request of a writer.</summary>
    private sealed record Writing(int Writer, int Number)
    {
        public (string Name, string Value) Header => (Correlation.Header, ScriptedStorage.CorrelationOf(Writer, Number));
    }

    private enum Fate
    {
        Unknown,
        Acknowledged,
        Refused,
    }

    private sealed record Write(string Record, string? Name, int From)
    {
        public int Until { get; set; } = int.MaxValue;

        public Fate Fate { get; set; }
    }
}
