using System.Globalization;
using Azure;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store.Tables.Live;

/// <summary>Two programs on one storage, each with the register in its memory.</summary>
public sealed class LiveRegisterTests : IAsyncLifetime, IDisposable
{
    private static readonly Author Author = HistoryChain.Author;

    private readonly RequestLog requests = new();
    private readonly FactorySamples samples = new();
    private RegisterUnderTest? first;
    private RegisterUnderTest? second;

    public async ValueTask InitializeAsync()
    {
        first = await RegisterUnderTest.OnTables(requests.Options);
        second = await first.OfAnotherProcess();
        await first.Registry<Partner>().Put([.. PartnerSamples.Codes.Select((_, number) => new PartnerSamples().Make(number))], Author, null, default);
    }

    public async ValueTask DisposeAsync()
    {
        await second!.DisposeAsync();
        await first!.DisposeAsync();
    }

    public void Dispose() => requests.Dispose();

    [Fact]
    public async Task No_answer_is_older_than_the_last_write_that_was_acknowledged_before_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            Entry<Factory>? entry = null;
            for (var round = 0; round < 25; round++)
            {
                var (writes, reads) = random.Next(2) == 0 ? (first!, second!) : (second!, first!);
                var record = FactorySamples.Make(PartnerSamples.Codes[writer % 3], writer, string.Create(CultureInfo.InvariantCulture, $"round {round}"));
                if (entry is null)
                {
                    entry = await writes.Registry<Factory>().Add(record, Author, default);
                }
                else if (random.Next(6) == 0)
                {
                    await writes.Registry<Factory>().Remove(record.Id.Value, entry.ETag, Author, default);
                    Assert.DoesNotContain(await reads.Registry<Factory>().All(default), found => found.Id == record.Id);
                    entry = null;
                    continue;
                }
                else
                {
                    await writes.Registry<Factory>().Put([record], Author, null, default);
                    entry = await writes.Registry<Factory>().Find(record.Id.Value, default);
                }

                Assert.Equal(record.Name, (await reads.Registry<Factory>().All(default)).Single(found => found.Id == record.Id).Name);
                Assert.Equal(record.Name, (await reads.Reader.Read(default)).Factories.Single(found => found.Id == record.Id).Name);
            }
        })));

        await using var fresh = await first!.OfAnotherProcess();
        Assert.Equal(await All(fresh), await All(first));
        Assert.Equal(await All(fresh), await All(second!));
    }

    [Fact]
    public async Task An_answer_takes_one_request_where_nothing_has_changed_and_reads_only_what_has()
    {
        await second!.Registry<Factory>().Put(samples.MakeMany(60), Author, null, default);
        await first!.Registry<Factory>().All(default);
        requests.Clear();

        await first.Registry<Factory>().All(default);
        await first.Reader.Read(default);
        Assert.Equal(2, requests.Count);
        Assert.All(requests.All, request => Assert.Contains("Heads", request, StringComparison.Ordinal));

        requests.Clear();
        await second.Registry<Factory>().Put([samples.Make(1, "changed")], Author, null, default);
        Assert.Equal("changed", (await first.Registry<Factory>().All(default)).Single(factory => factory.Id.Value == samples.IdOf(1)).Name);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task Many_changes_are_read_as_a_whole_and_what_was_removed_is_gone()
    {
        var records = Enumerable.Range(0, 150).Select(number => FactorySamples.Make("POL", number, "first")).ToArray();
        await second!.Registry<Factory>().Put(records, Author, null, default);
        Assert.Equal(150, (await first!.Registry<Factory>().All(default)).Count);

        await second.Registry<Factory>().Put([.. records.Skip(1).Select((record, number) => FactorySamples.Make("POL", number + 1, "second"))], Author, null, default);
        var gone = await second.Registry<Factory>().Find(records[0].Id.Value, default);
        await second.Registry<Factory>().Remove(records[0].Id.Value, gone!.ETag, Author, default);

        var all = await first.Registry<Factory>().All(default);
        Assert.Equal(149, all.Count);
        Assert.All(all, factory => Assert.Equal("second", factory.Name));
    }

    [Fact]
    public async Task A_write_whose_note_fails_is_not_acknowledged_and_others_see_it_after_five_seconds()
    {
        await second!.Registry<Factory>().All(default);
        requests.Refuse = RequestLog.IsNote;

        await Assert.ThrowsAsync<RequestFailedException>(() => first!.Registry<Factory>().Add(samples.Make(1), Author, default));

        second.Clock.Now += TimeSpan.FromSeconds(5);
        for (var tries = 0; (await second.Registry<Factory>().All(default)).Count == 0; tries++)
        {
            Assert.True(tries < 600, "The other program never saw the write.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Who_repeats_a_request_that_was_carried_out_and_not_answered_sees_what_it_wrote()
    {
        await second!.Registry<Factory>().All(default);
        requests.Refuse = RequestLog.IsNote;
        var (record, slot) = (samples.Make(1), (await second.Answers.Reserve("key", "request", default))!.Value);
        var partition = RecordKinds.Factories.Partitioning.Of(record.Id.Value)!;
        var answer = new AnswerToKeep(slot, entry => new StoredAnswer(201, null, entry.ETag, "{}"));

        await Assert.ThrowsAsync<RequestFailedException>(() => first!.Registry<Factory>().Add(record, Author, answer, default));

        Assert.NotNull(await second.Answers.Find(partition, slot, default));
        Assert.Single(await second.Registry<Factory>().All(default));
    }

    [Fact]
    public async Task Who_puts_what_is_there_already_sees_it()
    {
        await second!.Registry<Factory>().Put([samples.Make(1)], Author, null, default);
        await second.Registry<Factory>().All(default);
        requests.Refuse = RequestLog.IsNote;
        var changed = samples.Make(1, "changed");

        await Assert.ThrowsAsync<RequestFailedException>(() => first!.Registry<Factory>().Put([changed], Author, null, default));

        var stored = await second.Records.FindToChange(RecordKinds.Factories, changed.Id.Value, default);
        Assert.Equal(WriteOutcome.Done, (await second.Registry<Factory>().Replace(changed, stored!.ETag, Author, default)).Outcome);
        Assert.Equal("changed", Assert.Single(await second.Registry<Factory>().All(default)).Name);
    }

    [Fact]
    public async Task A_request_that_storage_refuses_once_or_twice_fails_no_answer()
    {
        await second!.Registry<Factory>().Put([samples.Make(1)], Author, null, default);
        var refusals = 2;
        requests.Refuse = _ => Interlocked.Decrement(ref refusals) >= 0;

        Assert.Single(await first!.Registry<Factory>().All(default));

        requests.Refuse = _ => true;
        await Assert.ThrowsAsync<RequestFailedException>(() => first.Registry<Factory>().All(default));
    }

    private static async Task<string[]> All(RegisterUnderTest register) =>
        [.. (await register.Registry<Factory>().List(RecordFilter.None, null, 1000, default)).Entries.Select(entry => $"{entry.Record.Id} {entry.ETag} {entry.Revision} {entry.Record.Name}")];
}
