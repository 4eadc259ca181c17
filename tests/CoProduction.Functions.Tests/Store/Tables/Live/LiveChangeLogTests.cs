using System.Globalization;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

/// <summary>The log of changes of two programs on one storage, each with the latest changes in its memory.</summary>
public sealed class LiveChangeLogTests : IAsyncLifetime, IDisposable
{
    private const string Partition = "POL";

    private static readonly Author Author = HistoryChain.Author;

    private readonly RequestLog requests = new();
    private RegisterUnderTest? first;
    private RegisterUnderTest? second;

    public async ValueTask InitializeAsync()
    {
        first = await RegisterUnderTest.OnTables(new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(requests, disposeHandler: false)) });
        second = await first.OfAnotherProcess();
    }

    public async ValueTask DisposeAsync()
    {
        await second!.DisposeAsync();
        await first!.DisposeAsync();
    }

    public void Dispose() => requests.Dispose();

    [Fact]
    public async Task Each_change_is_told_once_in_order_and_never_later_than_its_writer_was_answered()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            var (told, last) = (new List<DateTimeOffset>(), DateTimeOffset.MinValue);
            for (var round = 0; round < 20; round++)
            {
                var (writes, reads) = (writer + round) % 2 == 0 ? (first!, second!) : (second!, first!);
                await writes.Registry<Factory>().Put([Made(writer, $"round {round}")], Author, null, default);

                var news = await Read(reads, last == DateTimeOffset.MinValue ? last : last.AddTicks(1));
                told.AddRange(news.Select(change => change.At));
                last = news[^1].At;
                Assert.Contains(news, change => change.Records.Any(record => record.Id == Made(writer, "any").Id.Value));
            }

            Assert.Equal(told.Distinct().Order(), told);
        })));

        await using var fresh = await first!.OfAnotherProcess();
        var all = Text(await Read(fresh, DateTimeOffset.MinValue));
        Assert.Equal(120, all.Count);
        Assert.Equal(all, Text(await Read(first, DateTimeOffset.MinValue)));
        Assert.Equal(all, Text(await Read(second!, DateTimeOffset.MinValue)));
    }

    [Fact]
    public async Task Where_nothing_is_new_reading_takes_one_request()
    {
        await second!.Registry<Factory>().Put([.. Enumerable.Range(0, 5).Select(number => Made(number, "first"))], Author, null, default);
        var last = (await Read(first!, DateTimeOffset.MinValue))[^1].At;
        requests.Clear();

        Assert.Empty(await Read(first!, last.AddTicks(1)));
        Assert.Single(await Read(first!, last));
        Assert.Equal(2, requests.Count);
        Assert.All(requests.All, request => Assert.Contains("Heads", request, StringComparison.Ordinal));

        await second.Registry<Factory>().Put([Made(1, "second")], Author, null, default);
        Assert.Single(await Read(first!, last.AddTicks(1)));
    }

    [Fact]
    public async Task Change_that_its_writer_did_not_note_is_told_as_soon_as_a_list_shows_its_record()
    {
        await second!.Registry<Factory>().Put([Made(0, "first")], Author, null, default);
        await Read(second, DateTimeOffset.MinValue);
        await first!.Registry<Factory>().Put([Made(1, "first")], Author, null, default);
        var last = (await Read(second, DateTimeOffset.MinValue))[^1].At;
        requests.Refuse = request => request.Contains("Heads(", StringComparison.Ordinal);
        await Assert.ThrowsAsync<RequestFailedException>(() => first.Registry<Factory>().Add(Made(2, "first"), Author, default));

        Assert.Equal(3, (await second.Registry<Factory>().All(default)).Count);
        Assert.Equal([Made(2, "any").Id.Value], (await Read(second, last.AddTicks(1))).SelectMany(change => change.Records).Select(record => record.Id));
    }

    [Fact]
    public async Task Whoever_stops_reading_hides_nothing_from_the_next()
    {
        foreach (var number in Enumerable.Range(0, 4))
        {
            await second!.Registry<Factory>().Put([Made(number, "first")], Author, null, default);
        }

        await first!.Changes.Partitions(default);
        await foreach (var change in first.Changes.From(Partition, DateTimeOffset.MinValue, default))
        {
            Assert.Single(change.Records);
            break;
        }

        Assert.Equal(4, (await Read(first, DateTimeOffset.MinValue)).Count);
    }

    [Fact]
    public async Task Older_changes_than_memory_holds_are_read_from_the_table()
    {
        await second!.Registry<Factory>().Put([Made(5_000, "first")], Author, null, default);
        var last = (await Read(first!, DateTimeOffset.MinValue))[^1].At;
        await second.Registry<Factory>().Put([.. Enumerable.Range(0, 2_300).Select(number => Made(number, "first"))], Author, null, default);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var news = await Read(first!, last);
            Assert.Equal(2_301, news.Sum(change => change.Records.Count));
            Assert.Equal(2_301, (await Read(first!, DateTimeOffset.MinValue)).Sum(change => change.Records.Count));
            Assert.Single(await Read(first!, news[^1].At));
        }
    }

    private static Factory Made(int number, string wording) => FactorySamples.Make(Partition, number, wording);

    private static async Task<IReadOnlyList<LoggedChange>> Read(RegisterUnderTest register, DateTimeOffset from)
    {
        Assert.Contains(Partition, await register.Changes.Partitions(default));
        return await register.Changes.From(Partition, from, default).ToListAsync();
    }

    private static List<string> Text(IEnumerable<LoggedChange> changes) =>
        [.. changes.SelectMany(change => change.Records.Select(record => string.Create(CultureInfo.InvariantCulture, $"{change.At.Ticks} {record.Kind} {record.Id}")))];
}
