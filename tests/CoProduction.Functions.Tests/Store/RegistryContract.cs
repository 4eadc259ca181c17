using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The contract of every store, for every kind of record.</summary>
public abstract partial class RegistryContract<TRecord>(Func<Task<RegisterUnderTest>> open, RecordSamples<TRecord> samples) : IAsyncLifetime
    where TRecord : class, IRecord
{
    private static readonly Author Author = HistoryChain.Author;

    private RegisterUnderTest register = null!;

    private Registry<TRecord> Registry => register.Registry<TRecord>();

    public async ValueTask InitializeAsync()
    {
        register = await open();
        if (samples.Kind.Partitioning.ByPartner)
        {
            await register.Registry<Partner>().Put(new PartnerSamples().MakeMany(PartnerSamples.Codes.Count), Author, null, default);
        }
    }

    public async ValueTask DisposeAsync() => await register.DisposeAsync();

    [Fact]
    public async Task A_record_that_was_added_is_found_as_it_was()
    {
        var added = await Registry.Add(samples.Make(1, "Łódź – 東京 \"quoted\" & <b> 🚀"), Author, default);

        var found = await Registry.Find(samples.IdOf(1), default);

        Assert.NotNull(added);
        Assert.NotNull(found);
        Assert.Equal(Json(samples.Make(1, "Łódź – 東京 \"quoted\" & <b> 🚀")), Json(found.Record));
        Assert.Equal((added.ETag, 1, register.Clock.Now), (found.ETag, found.Revision, found.ChangedAt));
        Assert.DoesNotContain('"', found.ETag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("usa-nowhere")]
    [InlineData("a/b\\c#d?e")]
    [InlineData("usa-x|0000000001")]
    [InlineData("' or PartitionKey ne '")]
    public async Task An_id_that_nothing_has_finds_nothing(string id)
    {
        await Registry.Add(samples.Make(0), Author, default);

        Assert.Null(await Registry.Find(id, default));
        Assert.Empty(await Registry.History(id, 0, 10, default));
        Assert.Equal(WriteOutcome.NotFound, (await Registry.Remove(id, "etag", Author, default)).Outcome);
    }

    [Fact]
    public async Task An_id_that_is_taken_is_not_added_again()
    {
        var first = await Registry.Add(samples.Make(1), Author, default);

        Assert.Null(await Registry.Add(samples.Make(1, "second wording"), Author, default));
        Assert.Equal(first!.ETag, (await Registry.Find(samples.IdOf(1), default))!.ETag);
        Assert.Single(await Registry.Verified(samples.Kind, samples.IdOf(1)));
    }

    [Fact]
    public async Task An_id_whose_record_is_retired_is_added_again()
    {
        if (samples.Make(1) is not IRetirable current)
        {
            return;
        }

        await Registry.Add((TRecord)current.RetiredOn(new DateOnly(2026, 11, 29)), Author, default);

        Assert.Null(await Registry.Add((TRecord)current.RetiredOn(new DateOnly(2026, 11, 29)), Author, default));
        Assert.Equal(2, (await Registry.Add(samples.Make(1), Author, default))!.Revision);
        Assert.Null(await Registry.Add(samples.Make(1, "second wording"), Author, default));
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Replaced], (await Registry.Verified(samples.Kind, samples.IdOf(1))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task A_version_is_replaced_by_whoever_names_it()
    {
        var first = await Registry.Add(samples.Make(1), Author, default);
        register.Clock.Now += TimeSpan.FromTicks(12_345_678_901);

        var change = await Registry.Replace(samples.Make(1, "second wording"), first!.ETag, Author, default);

        Assert.Equal(WriteOutcome.Done, change.Outcome);
        var found = await Registry.Find(samples.IdOf(1), default);
        Assert.Equal(Json(samples.Make(1, "second wording")), Json(found!.Record));
        Assert.Equal((change.Entry!.ETag, 2, register.Clock.Now), (found.ETag, found.Revision, found.ChangedAt));
        Assert.NotEqual(first.ETag, found.ETag);
    }

    [Fact]
    public async Task A_version_that_is_no_longer_the_last_is_neither_replaced_nor_removed()
    {
        var first = await Registry.Add(samples.Make(1), Author, default);
        var second = await Registry.Replace(samples.Make(1, "second wording"), first!.ETag, Author, default);

        var replaced = await Registry.Replace(samples.Make(1, "third wording"), first.ETag, Author, default);
        var removed = await Registry.Remove(samples.IdOf(1), first.ETag, Author, default);

        Assert.Equal((WriteOutcome.OtherVersion, WriteOutcome.OtherVersion), (replaced.Outcome, removed.Outcome));
        Assert.Equal(second.Entry!.ETag, (await Registry.Find(samples.IdOf(1), default))!.ETag);
    }

    [Fact]
    public async Task Replacing_a_record_by_its_equal_leaves_the_version_and_the_history()
    {
        var first = await Registry.Add(samples.Make(1), Author, default);

        var change = await Registry.Replace(samples.Make(1), first!.ETag, Author, default);

        Assert.Equal((WriteOutcome.Done, first.ETag), (change.Outcome, change.Entry!.ETag));
        Assert.Single(await Registry.Verified(samples.Kind, samples.IdOf(1)));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_replaced()
    {
        Assert.Equal(WriteOutcome.NotFound, (await Registry.Replace(samples.Make(1), "etag", Author, default)).Outcome);
        Assert.Empty(await Registry.History(samples.IdOf(1), 0, 10, default));
    }

    [Fact]
    public async Task A_record_that_was_removed_is_seen_in_its_history_only()
    {
        await Registry.Add(samples.Make(0), Author, default);
        var added = await Registry.Add(samples.Make(1), Author, default);

        var removed = await Registry.Remove(samples.IdOf(1), added!.ETag, Author, default);

        Assert.Equal((WriteOutcome.Done, null), (removed.Outcome, removed.Entry));
        Assert.Null(await Registry.Find(samples.IdOf(1), default));
        Assert.Equal([samples.IdOf(0)], (await Registry.All(default)).Select(record => record.Id));
        Assert.Equal([samples.IdOf(0)], (await Registry.List(RecordFilter.None, null, 10, default)).Entries.Select(entry => entry.Record.Id));
        Assert.Equal(WriteOutcome.NotFound, (await Registry.Remove(samples.IdOf(1), added.ETag, Author, default)).Outcome);
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Removed],
            (await Registry.Verified(samples.Kind, samples.IdOf(1))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task A_record_that_comes_back_goes_on_with_its_history()
    {
        var added = await Registry.Add(samples.Make(1), Author, default);
        await Registry.Remove(samples.IdOf(1), added!.ETag, Author, default);

        var again = await Registry.Add(samples.Make(1), Author, default);

        Assert.Equal(3, again!.Revision);
        Assert.NotEqual(added.ETag, again.ETag);
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Removed, RevisionAction.Added],
            (await Registry.Verified(samples.Kind, samples.IdOf(1))).Select(revision => revision.Action));
    }

    private string Json(TRecord record) => samples.Kind.Encode(record);
}
