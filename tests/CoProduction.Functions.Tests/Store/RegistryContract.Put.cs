using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;

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
    public async Task Putting_nothing_is_nothing() =>
        Assert.Equal(default, await Registry.Put([], Author, null, default));

    private sealed class Told : IProgress<int>
    {
        public List<int> Numbers { get; } = [];

        public void Report(int value) => Numbers.Add(value);
    }
}
