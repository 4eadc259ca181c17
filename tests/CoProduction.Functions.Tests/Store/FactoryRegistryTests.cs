using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store;

/// <summary>The behaviour that only factories show: many partitions, large records, and a history of promises.</summary>
public abstract class FactoryRegistryTests(Func<Task<RegisterUnderTest>> open) : IAsyncLifetime
{
    private static readonly Author Author = HistoryChain.Author;

    private RegisterUnderTest register = null!;

    private Registry<Factory> Registry => register.Registry<Factory>();

    public async ValueTask InitializeAsync()
    {
        register = await open();
        await register.Registry<Partner>().Put(new PartnerSamples().MakeMany(40), Author, null, default);
    }

    public async ValueTask DisposeAsync() => await register.DisposeAsync();

    [Fact]
    public async Task Many_records_of_one_partition_are_put_and_put_again()
    {
        var records = Enumerable.Range(0, 230).Select(number => FactorySamples.Make("POL", number, "first wording")).ToArray();

        Assert.Equal(new OutcomeCounts(230, 0, 0), await Registry.Put(records, Author, null, default));
        Assert.Equal(new OutcomeCounts(0, 0, 230), await Registry.Put(records, Author, null, default));
        Assert.Equal(230, (await Registry.All(default)).Count);
        Assert.Equal(230, (await Registry.List(RecordFilter.None, null, 500, default)).Entries.Count);
    }

    [Fact]
    public async Task Records_of_forty_partitions_are_put_and_listed_in_order()
    {
        var records = PartnerSamples.Codes
            .SelectMany(partner => Enumerable.Range(0, 5).Select(number => FactorySamples.Make(partner, number, "first wording")))
            .ToArray();

        Assert.Equal(new OutcomeCounts(200, 0, 0), await Registry.Put(records, Author, null, default));

        var (ids, after) = (new List<string>(), default(string));
        do
        {
            var page = await Registry.List(RecordFilter.None, after, 33, default);
            ids.AddRange(page.Entries.Select(entry => entry.Record.Id.Value));
            after = page.After;
        }
        while (after is not null);

        Assert.Equal(records.Select(record => record.Id.Value).Order(StringComparer.Ordinal), ids);
    }

    [Theory]
    [InlineData("plain", 48)]
    [InlineData("弾薬", 48)]
    [InlineData("🚀", 12)]
    public async Task A_large_record_comes_back_whole_with_its_history(string word, int lines)
    {
        var (former, latter) = (Large(word, lines, "2030-10"), Large(word, lines, "2031-10"));
        Assert.InRange(RecordKinds.Factories.Encode(former).Length, 66_000, RecordJson.Longest);
        var added = await Registry.Add(former, Author, default);

        await Registry.Replace(latter, added!.ETag, Author, default);

        var found = await Registry.Find("pol-works-1", default);
        Assert.Equal(
            RecordKinds.Factories.Encode(latter.After(former, new DateOnly(2026, 3, 31))), RecordKinds.Factories.Encode(found!.Record));
        Assert.Equal(RecordKinds.Factories.Encode(found.Record), RecordKinds.Factories.Encode((await Registry.All(default)).Single()));
        Assert.Equal(2 * lines, (await Registry.Verified(RecordKinds.Factories, "pol-works-1"))[1].Changes.Count);
    }

    [Fact]
    public async Task Records_near_the_greatest_size_go_in_together()
    {
        var records = Enumerable.Range(0, 6).Select(number => Large("弾薬", 92, "2030-10", number)).ToArray();
        Assert.All(records, record => Assert.InRange(RecordKinds.Factories.Encode(record).Length, 170_000, RecordJson.Longest));

        await Registry.Put(records, Author, null, default);
        var replaced = await Registry.Put([.. records.Select((_, number) => Large("炸薬", 92, "2031-10", number))], Author, null, default);

        Assert.Equal(new OutcomeCounts(0, 6, 0), replaced);
        Assert.Equal(2, (await Registry.Verified(RecordKinds.Factories, "pol-works-3")).Count);
    }

    [Fact]
    public async Task A_record_that_is_too_large_is_refused_by_its_size()
    {
        var fault = await Assert.ThrowsAsync<RecordTooLargeException>(() => Registry.Add(Large("弾薬", 120, "2030-10"), Author, default));

        Assert.Matches("^The factory pol-works-1 is too large: its JSON has [0-9]+ characters, and the limit is 200000.$", fault.Message);
        Assert.Null(await Registry.Find("pol-works-1", default));
    }

    [Fact]
    public async Task A_replaced_factory_keeps_what_its_plans_promised()
    {
        var added = await Registry.Add(FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2030-10")), Author, default);
        register.Clock.Now += TimeSpan.FromDays(1);

        await Registry.Replace(FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2031-07")), added!.ETag, Author, default);

        var plan = (await Registry.Find("pol-works-1", default))!.Record.Lines[0].Plans[0];
        Assert.Equal(9, plan.SlipMonths);
        Assert.Equal(new DateOnly(2026, 4, 1), Assert.Single(plan.History).Until);
        Assert.Equal(
            ["/lines/0/plans/0/from", "/lines/0/plans/0/history"],
            (await Registry.Verified(RecordKinds.Factories, "pol-works-1"))[1].Changes.Select(change => change.Field));
    }

    [Fact]
    public async Task Putting_the_same_file_again_leaves_the_past_that_was_kept()
    {
        await Registry.Put([FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2030-10"))], Author, null, default);
        await Registry.Put([FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2031-07"))], Author, null, default);
        register.Clock.Now += TimeSpan.FromDays(1);

        var again = await Registry.Put([FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2031-07"))], Author, null, default);

        Assert.Equal(new OutcomeCounts(0, 0, 1), again);
        Assert.Single((await Registry.Find("pol-works-1", default))!.Record.Lines[0].Plans[0].History);
    }

    [Fact]
    public async Task A_factory_that_comes_back_after_its_removal_begins_without_a_past()
    {
        var added = await Registry.Add(FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2030-10")), Author, default);
        await Registry.Remove("pol-works-1", added!.ETag, Author, default);

        var again = await Registry.Add(FactorySamples.Make("POL", 1, "name", FactorySamples.Line("2031-07")), Author, default);

        Assert.Empty(again!.Record.Lines[0].Plans[0].History);
    }

    /// <summary>A factory with the given number of lines, each with 1,600 characters of notes.</summary>
    private static Factory Large(string word, int lines, string effective, int number = 1)
    {
        var notes = string.Concat(Enumerable.Repeat(word, 1_600 / word.Length));
        return FactorySamples.Make(
            "POL", number, "name", [.. Enumerable.Range(0, lines).Select(line => FactorySamples.Line(effective, $"item-{line}", notes))]);
    }
}

public sealed class FactoryRegistryInMemory() : FactoryRegistryTests(RegisterUnderTest.InMemory);

public sealed class FactoryRegistryOnTables() : FactoryRegistryTests(RegisterUnderTest.OnTables);
