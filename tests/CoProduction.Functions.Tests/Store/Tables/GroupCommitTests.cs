using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Store.Tables;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Tests.Store.Tables;

/// <summary>Writes that wait for the same partition share a transaction, and none of them fails by another.</summary>
public sealed class GroupCommitTests : IAsyncLifetime, IDisposable
{
    private const string Partition = "POL";

    private static readonly StoredKind Kind = RecordKinds.Factories;

    private readonly AnswerLosingHandler storage = new();
    private readonly TaskCompletionSource begun = new();
    private readonly TaskCompletionSource release = new();
    private readonly StoragePrefix prefix = Parsed.As<StoragePrefix>($"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
    private RegisterTable? register;
    private TableClient? table;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(storage, disposeHandler: false)) };
        options.Retry.MaxRetries = 0;
        register = new RegisterTable(new TableServiceClient((await Azurite.Shared).AccountOf(prefix.Value), options), prefix, new SetClock());
        table = await register.Open(default);
    }

    public ValueTask DisposeAsync()
    {
        register!.Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => storage.Dispose();

    [Fact]
    public async Task A_hundred_writers_of_one_partition_take_four_transactions()
    {
        var first = await HeldWrite(0);
        var others = Enumerable.Range(1, 99).Select(number => Write(number)).ToArray();
        release.SetResult();

        Assert.All(await Task.WhenAll([first, .. others]), Assert.True);
        Assert.Equal(1 + 3, storage.Transactions);
        Assert.Equal(100, (await Records()).Count);
    }

    [Fact]
    public async Task Of_two_writers_of_one_record_the_second_is_overtaken()
    {
        var first = await HeldWrite(0);
        var (ours, theirs, other) = (Write(1, "ours"), Write(1, "theirs"), Write(2));
        release.SetResult();

        Assert.Equal((bool[])[true, true, false, true], await Task.WhenAll(first, ours, theirs, other));
        Assert.Equal(2, storage.Transactions);
        Assert.Equal("ours", (await Records()).Single(record => record.Id == "pol-works-1").Name);
    }

    [Fact]
    public async Task A_writer_who_goes_away_while_it_waits_writes_nothing_and_stops_nobody()
    {
        using var going = new CancellationTokenSource();
        var first = await HeldWrite(0);
        var (gone, other) = (Write(1, cancellation: going.Token), Write(2));
        await going.CancelAsync();
        release.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal((bool[])[true, true], await Task.WhenAll(first, other));
        Assert.Equal(2, (await Records()).Count);
    }

    [Fact]
    public async Task A_writer_who_goes_away_during_its_transaction_learns_that_it_is_written()
    {
        using var going = new CancellationTokenSource();
        var write = await HeldWrite(0, going.Token);
        await going.CancelAsync();
        release.SetResult();

        Assert.True(await write);
        Assert.Single(await Records());
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_fails_alone()
    {
        var first = await HeldWrite(0);
        var (impossible, other) = (Write(_ => throw new RecordTooLargeException("factory", "pol-works-1", 1)), Write(2));
        release.SetResult();

        await Assert.ThrowsAsync<RecordTooLargeException>(() => impossible);
        Assert.Equal((bool[])[true, true], await Task.WhenAll(first, other));
    }

    [Fact]
    public async Task What_storage_refuses_is_made_again_by_each_writer()
    {
        var first = await HeldWrite(0);
        var together = new[] { Write(1), Write(2) };
        (storage.AnswersInstead, storage.Meanwhile) = (HttpStatusCode.BadRequest, LoseNext);
        release.SetResult();

        Assert.True(await first);
        Assert.Equal((bool[])[false, false], await Task.WhenAll(together));

        storage.RequestsToLose = 1;
        Assert.Equal(400, (await Assert.ThrowsAsync<RequestFailedException>(() => Write(3, isAlone: true))).Status);
        Assert.Equal((bool[])[true, true], await Task.WhenAll(Write(1, isAlone: true), Write(2, isAlone: true)));
        Assert.Equal(3, (await Records()).Count);

        Task LoseNext()
        {
            storage.RequestsToLose = 1;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Storage_that_is_away_fails_all_who_wait_and_none_of_the_next()
    {
        var first = await HeldWrite(0);
        var together = new[] { Write(1), Write(2) };
        storage.RequestsToLose = 2;
        release.SetResult();

        foreach (var write in together.Prepend(first))
        {
            await Assert.ThrowsAsync<RequestFailedException>(() => write);
        }

        Assert.True(await Write(1));
        Assert.Single(await Records());
    }

    /// <summary>Begins a write, whose transaction then waits on its way to storage.</summary>
    private async Task<Task<bool>> HeldWrite(int number, CancellationToken cancellation = default)
    {
        storage.Meanwhile = async () =>
        {
            begun.SetResult();
            await release.Task;
        };
        var write = Write(number, cancellation: cancellation);
        await begun.Task;
        return write;
    }

    private Task<bool> Write(int number, string wording = "first", bool isAlone = false, CancellationToken cancellation = default)
    {
        var factory = FactorySamples.Make(Partition, number, wording);
        return Write(
            at => new RowChange(Kind, Ledger.Write(Kind, null, factory, HistoryChain.Author, at)!, Former: null, RecordRow.Index(Kind, factory)), isAlone, cancellation);
    }

    private Task<bool> Write(Func<DateTimeOffset, RowChange?> change, bool isAlone = false, CancellationToken cancellation = default) =>
        register!.Groups.Write(table!, Partition, change, isAlone, cancellation);

    private async Task<IReadOnlyList<(string Id, string Name)>> Records()
    {
        var records = new List<(string, string)>();
        await foreach (var page in PartitionScan.Pages(table!, Partition, RowKey.Records))
        {
            records.AddRange(page.Select(row => (Factory)Ledger.EntryOf(Kind, RecordRow.From(row).Stored).Record).Select(factory => (factory.Id.Value, factory.Name)));
        }

        return records;
    }
}
