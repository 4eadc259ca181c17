using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Tests.Store;

public abstract partial class RegistryContract<TRecord>
{
    [Fact]
    public async Task Putting_twice_writes_once()
    {
        var first = await Registry.Put(samples.MakeMany(30), Author, null, default);
        var second = await Registry.Put(samples.MakeMany(30), Author, null, default);

        Assert.Equal((new OutcomeCounts(30, 0, 0), new OutcomeCounts(0, 0, 30)), (first, second));
        Assert.Single(await Registry.Verified(samples.Kind, samples.IdOf(17)));
    }

    [Fact]
    public async Task Putting_finishes_what_was_there_in_part_or_otherwise()
    {
        await Registry.Put(samples.MakeMany(10), Author, null, default);
        await Registry.Put([samples.Make(3, "other wording"), samples.Make(4, "other wording")], Author, null, default);
        await RemoveNumber(5);

        var written = await Registry.Put(samples.MakeMany(30), Author, null, default);

        Assert.Equal(new OutcomeCounts(21, 2, 7), written);
        Assert.Equal(InOrder(samples.MakeMany(30)), await IdsInPages(CoProduction.Registry.RecordFilter.None, 100));
        Assert.Equal(Json(samples.Make(3)), Json((await Registry.Find(samples.IdOf(3), default))!.Record));
        Assert.Equal(3, (await Registry.Verified(samples.Kind, samples.IdOf(3))).Count);
        Assert.Equal(
            [RevisionAction.Added, RevisionAction.Removed, RevisionAction.Added],
            (await Registry.Verified(samples.Kind, samples.IdOf(5))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task Putting_tells_how_many_records_are_done()
    {
        var told = new Told();

        await Registry.Put(samples.MakeMany(30), Author, told, default);

        Assert.Equal(30, told.Numbers[^1]);
        Assert.Equal(told.Numbers.Order(), told.Numbers);
    }

    [Fact]
    public async Task Putting_one_id_twice_is_refused_before_anything_is_written()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Registry.Put([samples.Make(0), samples.Make(1), samples.Make(0, "other wording")], Author, null, default));

        Assert.Empty(await Registry.All(default));
    }

    [Fact]
    public async Task Putting_deletions_twice_deletes_once_and_retires_what_others_can_name()
    {
        await Registry.Put(samples.MakeMany(30), Author, null, default);
        PlannedWrite[] deletions = [.. await Task.WhenAll(Enumerable.Range(0, 30).Select(Deletion))];

        var first = await Registry.Put(deletions, Author, default);
        var second = await Registry.Put(deletions, Author, default);

        Assert.Equal((new OutcomeCounts(0, 0, 0, Deleted: 30), new OutcomeCounts(0, 0, 30)), (first.Counts, second.Counts));
        Assert.Empty(first.Overtaken.Concat(second.Overtaken));
        var isRetirable = samples.Make(17) is IRetirable;
        Assert.Equal(isRetirable, (await Registry.Find(samples.IdOf(17), default))?.Record is IRetirable { Retired: not null });
        Assert.Equal(isRetirable ? 30 : 0, (await Registry.All(default)).Count);
        Assert.Equal(
            [RevisionAction.Added, isRetirable ? RevisionAction.Replaced : RevisionAction.Removed],
            (await Registry.Verified(samples.Kind, samples.IdOf(17))).Select(revision => revision.Action));
    }

    [Fact]
    public async Task Putting_a_deletion_beside_a_record_leaves_what_its_writer_has_not_seen_and_what_never_was()
    {
        await Registry.Put(samples.MakeMany(3), Author, null, default);
        PlannedWrite[] planned = [await Deletion(0), await Deletion(1), PlannedWrite.Deletion(samples.IdOf(5), Seen.Nothing), new(samples.Make(2, "other wording"))];
        await Registry.Put([samples.Make(1, "other wording")], Author, null, default);

        var put = await Registry.Put(planned, Author, default);

        Assert.Equal(new OutcomeCounts(0, 1, 1, Deleted: 1), put.Counts);
        Assert.Equal([samples.IdOf(1)], put.Overtaken);
        Assert.Equal(Json(samples.Make(1, "other wording")), Json((await Registry.Find(samples.IdOf(1), default))!.Record));
        Assert.Null(await Registry.Find(samples.IdOf(5), default));
        Assert.Equal(2, (await Registry.Verified(samples.Kind, samples.IdOf(0))).Count);
    }

    [Fact]
    public async Task Putting_nothing_is_nothing() =>
        Assert.Equal(default, await Registry.Put([], Author, null, default));

    /// <summary>The deletion of a record as the store has it.</summary>
    private async Task<PlannedWrite> Deletion(int number) =>
        PlannedWrite.Deletion(samples.IdOf(number), Seen.Of(samples.Kind, (await Registry.Find(samples.IdOf(number), default))!.Record));

    private sealed class Told : IProgress<int>
    {
        public List<int> Numbers { get; } = [];

        public void Report(int value) => Numbers.Add(value);
    }
}
