using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Store;

public abstract partial class RegistryContract<TRecord>
{
    private const int Rivals = 8;

    [Fact]
    public async Task Of_many_who_replace_one_version_one_succeeds()
    {
        var entry = await Registry.Add(samples.Make(1), Author, default);
        for (var round = 2; round <= 6; round++)
        {
            var changes = await AtOnce(rival => Registry.Replace(samples.Make(1, $"round {round} rival {rival}"), entry!.ETag, Author, default));

            var winner = Assert.Single(changes, change => change.Outcome == WriteOutcome.Done);
            Assert.Equal(Rivals - 1, changes.Count(change => change.Outcome == WriteOutcome.OtherVersion));
            var found = await Registry.Find(samples.IdOf(1), default);
            Assert.Equal((winner.Entry!.ETag, round), (found!.ETag, found.Revision));
            Assert.Equal(Json((TRecord)winner.Entry.Record), Json(found.Record));
            entry = found;
        }

        Assert.Equal(6, (await Registry.Verified(samples.Kind, samples.IdOf(1))).Count);
    }

    [Fact]
    public async Task Of_many_who_add_one_id_one_succeeds()
    {
        var added = await AtOnce(rival => Registry.Add(samples.Make(1, $"rival {rival}"), Author, default));

        var winner = Assert.Single(added, entry => entry is not null);
        Assert.Equal(winner!.ETag, (await Registry.Find(samples.IdOf(1), default))!.ETag);
        Assert.Single(await Registry.Verified(samples.Kind, samples.IdOf(1)));
    }

    [Fact]
    public async Task Nobody_s_change_is_lost_when_all_repeat_until_they_succeed()
    {
        await Registry.Add(samples.Make(1), Author, default);

        await AtOnce(async rival =>
        {
            Entry<TRecord>? found;
            do
            {
                found = await Registry.Find(samples.IdOf(1), default);
            }
            while ((await Registry.Replace(samples.Make(1, $"rival {rival}"), found!.ETag, new Author($"rival {rival}") { SetsMemberships = true }, default)).Outcome
                != WriteOutcome.Done);
            return rival;
        });

        var history = await Registry.Verified(samples.Kind, samples.IdOf(1));
        Assert.Equal(
            Enumerable.Range(0, Rivals).Select(rival => $"rival {rival}").Order(),
            history.Skip(1).Select(revision => revision.By).Order());
        Assert.Equal(history[^1].At, (await Registry.Find(samples.IdOf(1), default))!.ChangedAt);
    }

    [Fact]
    public async Task Putting_and_replacing_at_once_keep_every_history_whole()
    {
        var records = samples.MakeMany(12);
        await Registry.Put(records, Author, null, default);

        await AtOnce(async rival =>
        {
            if (rival % 2 == 0)
            {
                await Registry.Put(samples.MakeMany(12, $"put {rival}"), Author, null, default);
                return rival;
            }

            foreach (var number in Enumerable.Range(0, 12))
            {
                var found = await Registry.Find(samples.IdOf(number), default);
                await Registry.Replace(samples.Make(number, $"replaced {rival}"), found!.ETag, Author, default);
            }

            return rival;
        });

        foreach (var id in records.Select(record => record.Id))
        {
            var history = await Registry.Verified(samples.Kind, id);
            var found = await Registry.Find(id, default);
            Assert.Equal((history[^1].At, history.Count), (found!.ChangedAt, found.Revision));
        }
    }

    private static Task<T[]> AtOnce<T>(Func<int, Task<T>> write) =>
        Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival => Task.Run(() => write(rival))));
}
