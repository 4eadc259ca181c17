using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Tests.Store;

public abstract partial class RegistryContract<TRecord>
{
    [Fact]
    public async Task History_tells_who_changed_what_when()
    {
        var first = await Registry.Add(samples.Make(1), new Author("Anna") { SetsMemberships = true }, default);
        var added = register.Clock.Now;
        register.Clock.Now += TimeSpan.FromDays(1);
        await Registry.Replace(samples.Make(1, "second wording"), first!.ETag, new Author("Björn 🚀") { SetsMemberships = true }, default);

        var history = await Registry.Verified(samples.Kind, samples.IdOf(1));

        Assert.Equal(
            [("Anna", RevisionAction.Added, added), ("Björn 🚀", RevisionAction.Replaced, register.Clock.Now)],
            history.Select(revision => (revision.By, revision.Action, revision.At)));
        Assert.All(history[0].Changes, change => Assert.Null(change.From));
        var change = Assert.Single(history[1].Changes);
        Assert.Equal(("first wording", "second wording"), (change.From!.GetValue<string>(), change.To!.GetValue<string>()));
    }

    [Fact]
    public async Task History_is_read_in_parts_of_any_size()
    {
        var etag = (await Registry.Add(samples.Make(1), Author, default))!.ETag;
        foreach (var wording in Enumerable.Range(2, 11).Select(number => $"wording {number}"))
        {
            etag = (await Registry.Replace(samples.Make(1, wording), etag, Author, default)).Entry!.ETag;
        }

        // The history must not include that of an id which begins with this one.
        await Registry.Add(samples.Make(10), Author, default);
        await Registry.Add(samples.Make(11), Author, default);

        foreach (var size in Enumerable.Range(1, 13))
        {
            var numbers = new List<int>();
            while (await Registry.History(samples.IdOf(1), numbers.LastOrDefault(), size, default) is { Count: > 0 } part)
            {
                Assert.InRange(part.Count, 1, size);
                numbers.AddRange(part.Select(revision => revision.Number));
            }

            Assert.Equal(Enumerable.Range(1, 12), numbers);
        }
    }

    [Fact]
    public async Task A_history_that_was_tampered_with_shows_it()
    {
        await Registry.Add(samples.Make(1), Author, default);
        var revision = (await Registry.Verified(samples.Kind, samples.IdOf(1))).Single();

        Revision[] tampered =
        [
            revision with { By = "another" },
            revision with { At = revision.At.AddTicks(1) },
            revision with { Number = 2 },
            revision with { Action = RevisionAction.Replaced },
            revision with { PreviousHash = new string('0', 64) },
            revision with { Changes = [.. revision.Changes.Skip(1)] },
            revision with { Changes = [revision.Changes[0] with { To = "forged" }, .. revision.Changes.Skip(1)] },
        ];

        Assert.All(tampered, forged => Assert.NotEqual(revision.Hash, RevisionHash.Of(samples.Kind.Name, samples.IdOf(1), forged)));
        Assert.NotEqual(revision.Hash, RevisionHash.Of(samples.Kind.Name, samples.IdOf(2), revision));
        Assert.NotEqual(revision.Hash, RevisionHash.Of("another", samples.IdOf(1), revision));
    }
}
