using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Tests.Store;

public abstract partial class RegistryContract<TRecord>
{
    [Fact]
    public async Task Pages_of_any_size_make_up_the_whole_list_in_order()
    {
        var records = samples.MakeMany(23);
        await Registry.Put(records, Author, null, default);
        await RemoveNumber(7);
        var expected = InOrder(records.Where(record => record.Id != samples.IdOf(7)));

        foreach (var size in Enumerable.Range(1, 24))
        {
            Assert.Equal(expected, await IdsInPages(RecordFilter.None, size));
        }
    }

    [Fact]
    public async Task A_filter_holds_over_all_pages()
    {
        var records = samples.MakeMany(23);
        await Registry.Put(records, Author, null, default);
        RecordFilter[] filters =
        [
            new() { Statuses = new HashSet<string> { samples.EvenStatus ?? "none" } },
            new() { Text = new WordSearch(records[1].Id[^3..]) },
            new() { Text = new WordSearch("no such words") },
            new() { Partners = new HashSet<CountryCode> { Parsed.As<CountryCode>("POL"), Parsed.As<CountryCode>("AUS") } },
            new() { Partners = new HashSet<CountryCode>() },
            new() { Partners = new HashSet<CountryCode> { Parsed.As<CountryCode>("POL") }, Statuses = samples.EvenStatus is { } even ? new HashSet<string> { even } : null },
        ];

        foreach (var filter in filters)
        {
            foreach (var size in (int[])[1, 2, 5, 100])
            {
                Assert.Equal(InOrder(records.Where(record => filter.Matches(record))), await IdsInPages(filter, size));
            }
        }
    }

    [Fact]
    public async Task The_last_page_says_that_it_is_the_last()
    {
        await Registry.Put(samples.MakeMany(4), Author, null, default);

        Assert.Null((await Registry.List(RecordFilter.None, null, 4, default)).After);
        Assert.NotNull((await Registry.List(RecordFilter.None, null, 3, default)).After);
    }

    [Fact]
    public async Task A_list_goes_on_behind_a_record_that_was_removed_meanwhile()
    {
        var records = samples.MakeMany(9);
        await Registry.Put(records, Author, null, default);
        var first = await Registry.List(RecordFilter.None, null, 4, default);
        var last = first.Entries[^1];
        await Registry.Remove(last.Record.Id, last.ETag, Author, default);

        var rest = await Registry.List(RecordFilter.None, first.After, 100, default);

        Assert.Equal(InOrder(records)[4..], rest.Entries.Select(entry => entry.Record.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("||")]
    [InlineData("usa|nothing|usa")]
    [InlineData("USA|no-kind|usa-works-1")]
    public async Task A_place_that_no_page_ended_at_is_refused(string place) =>
        await Assert.ThrowsAsync<FormatException>(() => Registry.List(RecordFilter.None, place, 10, default));

    [Fact]
    public async Task A_place_with_anything_added_is_refused()
    {
        await Registry.Put(samples.MakeMany(3), Author, null, default);
        var place = (await Registry.List(RecordFilter.None, null, 1, default)).After!;

        foreach (var forged in (string[])[place + "|", place + "\n", " " + place, $"|{place}", place.ToUpperInvariant(), place[..place.LastIndexOf('|')]])
        {
            await Assert.ThrowsAsync<FormatException>(() => Registry.List(RecordFilter.None, forged, 10, default));
        }
    }

    [Fact]
    public async Task A_page_has_at_least_one_record() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Registry.List(RecordFilter.None, null, 0, default));

    private async Task<List<string>> IdsInPages(RecordFilter filter, int size)
    {
        var (ids, after) = (new List<string>(), default(string));
        do
        {
            var page = await Registry.List(filter, after, size, default);
            Assert.InRange(page.Entries.Count, 0, size);
            ids.AddRange(page.Entries.Select(entry => entry.Record.Id));
            after = page.After;
        }
        while (after is not null);

        return ids;
    }

    private string[] InOrder(IEnumerable<TRecord> records) =>
        [.. records.Select(record => record.Id).OrderBy(samples.Kind.Partitioning.Of, StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal)];

    private async Task RemoveNumber(int number)
    {
        var entry = await Registry.Find(samples.IdOf(number), default);
        await Registry.Remove(samples.IdOf(number), entry!.ETag, Author, default);
    }
}
