using System.Text.Json;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Store;

/// <summary>
/// Two registers in which a factory said different things while it was hidden from a reader show the reader the same: record, ETag, list and history. Each
/// random story is told again with other hidden versions, fewer of them and more of them, and with removals among them.
/// </summary>
public sealed class HiddenPastTests
{
    private static readonly string[] Releases = ["", "", "everyone", "everyone", "GBR", "NATO", "JPN,NATO"];

    private static readonly Reader[] Readers = [Reader("GBR", "NATO"), Reader("GBR"), Reader("JPN")];

    private static readonly Reader Owner = Reader("POL", "NATO");

    [Fact]
    public Task Reader_sees_the_same_whatever_a_factory_said_while_it_was_hidden() => Seeds.Each(400, async seed =>
    {
        var random = new Random(seed);
        var story = Enumerable.Range(0, random.Next(2, 12)).Select(day => new Step(2 * day, random.Next(6) == 0 ? null : Version(random))).ToArray();
        foreach (var reader in Readers)
        {
            Assert.Equal(await Shown(story, reader), await Shown(Retold(story, reader, random), reader));
        }
    });

    [Fact]
    public Task Nothing_that_a_reader_sees_has_what_a_factory_said_only_while_it_was_hidden() => Seeds.Each(200, async seed =>
    {
        var random = new Random(seed);
        var story = Enumerable.Range(0, 10).Select(day => new Step(day, Version(random, new Month(2031, 1).Plus(day)))).ToArray();
        foreach (var reader in Readers)
        {
            var shown = await Shown(story, reader);
            Assert.All(
                story.Where(step => !reader.MaySee(step.Version!)),
                hidden => Assert.DoesNotContain(hidden.Version!.Lines[0].Plans[0].Effective.ToString(), shown, StringComparison.Ordinal));
        }
    });

    [Fact]
    public async Task Owner_sees_all_that_a_factory_said()
    {
        Step[] story = [new(0, Version("", "2031-01")), new(1, Version("JPN", "2031-02")), new(2, Version("everyone", "2031-03"))];

        var (register, store) = await Told(story);

        var view = new RegisterView(store, RecordKinds.Standard, Owner);
        var entry = await view.Find(RecordKinds.Factories, Id, default);
        Assert.Equal((await store.Find(RecordKinds.Factories, Id, default))!.ETag, entry!.ETag);
        Assert.Equal(["2031-01", "2031-02"], EarlierOf(entry.Record));
        Assert.Equal(await store.History(RecordKinds.Factories, Id, 0, 10, default), await view.History(RecordKinds.Factories, Id, default));
        Assert.Equal(["2031-01", "2031-02"], EarlierOf(Assert.Single(register.VisibleTo(Owner).Factories)));
        Assert.Empty(EarlierOf(Assert.Single(register.VisibleTo(Readers[0]).Factories)));
    }

    [Fact]
    public async Task Factory_that_is_sent_again_stays_as_it_is()
    {
        Step[] story = [new(0, Version("JPN,NATO", "2031-01")), new(1, Version("NATO,JPN", "2031-02")), new(2, Version("NATO,JPN", "2031-02"))];

        var (_, store) = await Told(story);

        Assert.Equal(2, (await store.History(RecordKinds.Factories, Id, 0, 10, default)).Count);
    }

    private static string Id => "pol-works-1";

    /// <summary>All that a reader is shown, as text.</summary>
    private static async Task<string> Shown(IReadOnlyList<Step> story, Reader reader)
    {
        var (register, store) = await Told(story);
        var view = new RegisterView(store, RecordKinds.Standard, reader);
        var found = await view.Find(RecordKinds.Factories, Id, default);
        var listed = (await view.List(RecordKinds.Factories, RecordFilter.None, null, 10, default)).Entries;
        Assert.Equal(found is null ? [] : [(found.ETag, Written(found.Record))], listed.Select(entry => (entry.ETag, Written(entry.Record))));
        Assert.Equal(listed.Select(entry => Written(entry.Record)), register.VisibleTo(reader).Factories.Select(Written));
        return $"{found?.ETag} {found?.ChangedAt:O} {(found is null ? "" : Written(found.Record))}\n"
            + JsonSerializer.Serialize(await view.History(RecordKinds.Factories, Id, default), RecordJson.Options);
    }

    private static async Task<(Register Register, InMemoryStore Store)> Told(IReadOnlyList<Step> story)
    {
        var clock = new SetClock();
        var (store, start) = (new InMemoryStore(new InMemoryLog(clock)), clock.Now);
        foreach (var step in story)
        {
            clock.Now = start.AddDays(step.Day);
            var entry = await store.Find(RecordKinds.Factories, Id, default);
            if (step.Version is { } version)
            {
                await store.Put(RecordKinds.Factories, [version], Author.Local, null, default);
            }
            else if (entry is not null)
            {
                await store.Remove(RecordKinds.Factories, Id, entry.ETag, Author.Local, default);
            }
        }

        return (await store.Read(default), store);
    }

    /// <summary>The story with other things said while the factory is hidden. That it is withdrawn from the reader stays, because the reader sees it.</summary>
    private static List<Step> Retold(IReadOnlyList<Step> story, Reader reader, Random random)
    {
        var (told, isSeen) = (new List<Step>(), false);
        foreach (var step in story)
        {
            var isSeenNext = step.Version is not null && reader.MaySee(step.Version);
            if (isSeen || isSeenNext)
            {
                told.Add(isSeenNext || step.Version is null ? step : step with { Version = Hidden(reader, random) });
            }

            if (!isSeenNext)
            {
                told.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => new Step(step.Day + 1, random.Next(4) == 0 ? null : Hidden(reader, random))));
            }

            isSeen = isSeenNext;
        }

        return told;
    }

    private static Factory Hidden(Reader reader, Random random)
    {
        Factory version;
        do
        {
            version = Version(random);
        }
        while (reader.MaySee(version));

        return version;
    }

    private static Factory Version(Random random, Month? effective = null)
    {
        Plan[] plans = [.. new[] { "x2", "x3" }.Where(_ => random.Next(2) == 0).Select(id => PlanOf(random, id))];
        return Version(Releases[random.Next(Releases.Length)], (effective ?? new Month(2030, 1).Plus(random.Next(3))).ToString(), plans);
    }

    private static Plan PlanOf(Random random, string id) => new(
        Parsed.As<Keyword>(id),
        new PlanTerms(PlanKind.Expansion, Period.Of(new Month(2040, 1).Plus(random.Next(2))), random.Next(3) == 0 ? PlanStage.Cancelled : PlanStage.Funded, null),
        DatePrecision.Reported,
        FactorySamples.Line("2030-10").Plans[0].Source,
        []);

    private static Factory Version(string release, string effective, params IReadOnlyList<Plan> plans)
    {
        var line = FactorySamples.Line(effective);
        var sample = FactorySamples.Make("POL", 1, "wording", line.With([.. line.Plans, .. plans]));
        return new Factory(
            sample.Id, sample.Name, sample.Operator, sample.Location, sample.Statuses,
            new Release([.. release.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parsed.As<Audience>)]), sample.Source, sample.Lines);
    }

    private static IEnumerable<string> EarlierOf(IRecord factory) =>
        ((Factory)factory).Lines[0].Plans[0].History.Select(revision => revision.Terms.Effective.ToString());

    private static string Written(IRecord factory) => RecordKinds.Factories.Encode((Factory)factory);

    private static Reader Reader(string partner, params IEnumerable<string> memberships) =>
        new(Parsed.As<CountryCode>(partner), [.. memberships.Select(Parsed.As<Membership>)], IsCoordinator: false);

    /// <param name="Day">The day on which it happens.</param>
    /// <param name="Version">What the factory becomes; null if it is removed.</param>
    private sealed record Step(int Day, Factory? Version);
}
