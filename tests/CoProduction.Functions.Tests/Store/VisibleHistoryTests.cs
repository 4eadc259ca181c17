using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry.Items;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tests.Store;

/// <summary>
/// Compares what readers see of random histories with a simple model: the versions that a reader could see, one after the
/// other, and nothing if the reader could see none.
/// </summary>
public sealed class SeenHistoryTests
{
    private static readonly string[] Releases = ["", "", "everyone", "POL", "GBR", "NATO", "GBR,NATO"];

    private static readonly Reader[] Visibility =
    [
        Reader("POL", isCoordinator: false), Reader("POL", isCoordinator: true), Reader("GBR", isCoordinator: false, "NATO"), Reader("GBR", isCoordinator: false),
        Reader("JPN", isCoordinator: false), Reader("JPN", isCoordinator: true),
    ];

    [Fact]
    public void Reader_is_told_of_a_stock_what_a_plain_re_telling_tells() => Seeds.Each(300, seed => Check(RecordKinds.Stocks, seed, Stock));

    [Fact]
    public void Reader_is_told_of_a_partner_what_a_plain_re_telling_tells() => Seeds.Each(300, seed => Check(RecordKinds.Partners, seed, Partner));

    [Fact]
    public void Keeper_is_told_the_history_as_it_is_kept_and_whoever_sees_nothing_is_told_nothing()
    {
        var (history, _) = History(RecordKinds.Stocks, new Random(1), (_, number) => Stock(number, ""));

        Assert.Equal(history, VisibleHistory.Of(RecordKinds.Stocks, "pol-one", history, Visibility[0]));
        Assert.All(Visibility[2..], reader => Assert.Empty(VisibleHistory.Of(RecordKinds.Stocks, "pol-one", history, reader)));
    }

    private static void Check<TRecord>(RecordKind<TRecord> kind, int seed, Func<Random, int, TRecord> make)
        where TRecord : class, IRecord
    {
        var random = new Random(seed);
        var (history, versions) = History(kind, random, make);
        foreach (var reader in Visibility)
        {
            var told = VisibleHistory.Of(kind, versions.OfType<IRecord>().First().Id, history, reader);
            AssertTold(kind, history, versions, reader, told);
        }
    }

    private static void AssertTold<TRecord>(
        RecordKind<TRecord> kind, IReadOnlyList<Revision> history, IReadOnlyList<TRecord?> versions, Reader reader, IReadOnlyList<Revision> told)
        where TRecord : class, IRecord
    {
        var id = versions.OfType<IRecord>().First().Id;
        var plain = Plain(kind, history, versions, reader);

        Assert.Equal(plain.Select(step => (step.Of.At, step.Of.By, step.Action)), told.Select(revision => (revision.At, revision.By, revision.Action)));
        foreach (var (step, version) in plain.Zip(Versions.After(told)))
        {
            // After a withdrawal nothing is left of the record.
            Assert.True(
                step.Version is null ? version is null or { Count: 0 } : JsonNode.DeepEquals(JsonNode.Parse(step.Version), version),
                $"{step.Version ?? "nothing"} was told as {version?.ToJsonString() ?? "nothing"}");
        }

        // The visible history is complete in itself: numbered without gaps, with each hash over the one before.
        var sealedBefore = default(string);
        foreach (var (number, revision) in told.Index())
        {
            Assert.Equal((number + 1, sealedBefore, RevisionHash.Of(kind.Name, id, revision)), (revision.Number, revision.PreviousHash, revision.Hash));
            sealedBefore = revision.Hash;
        }

        // Nothing reveals a version that the reader could not see.
        var text = JsonSerializer.Serialize(told, RecordJson.Options);
        Assert.All(
            versions.Index().Where(version => version.Item is not null && !reader.MaySee(version.Item)),
            hidden => Assert.DoesNotContain(Word(hidden.Index), text, StringComparison.Ordinal));

        if (versions.All(version => version is null || ReferenceEquals(reader.See(version), version)))
        {
            Assert.Equal(history, told);
        }
    }

    private static List<(Revision Of, RevisionAction Action, string? Version)> Plain<TRecord>(
        RecordKind<TRecord> kind, IReadOnlyList<Revision> history, IReadOnlyList<TRecord?> versions, Reader reader)
        where TRecord : class, IRecord
    {
        var steps = new List<(Revision Of, RevisionAction Action, string? Version)>();
        foreach (var (revision, version) in history.Zip(versions))
        {
            var (had, has) = (steps.LastOrDefault().Version, version is not null && reader.See(version) is TRecord seen ? kind.Encode(seen) : null);
            if ((had, has) is not (null, null))
            {
                steps.Add((revision, (had, has, version) switch
                {
                    (null, _, _) => RevisionAction.Added,
                    (_, not null, _) => RevisionAction.Replaced,
                    (_, null, null) => RevisionAction.Removed,
                    _ => RevisionAction.Withdrawn,
                }, has));
            }
        }

        return steps is [.., (_, RevisionAction.Withdrawn, _)] ? [] : steps;
    }

    /// <summary>A history as the register stores it, with the version after each revision.</summary>
    private static (IReadOnlyList<Revision> History, IReadOnlyList<TRecord?> Versions) History<TRecord>(
        RecordKind<TRecord> kind, Random random, Func<Random, int, TRecord> make)
        where TRecord : class, IRecord
    {
        var (history, versions, last) = (new List<Revision>(), new List<TRecord?>(), default(Stored));
        var at = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
        foreach (var number in Enumerable.Range(0, random.Next(1, 14)))
        {
            at = at.AddMinutes(1);
            var version = last?.Json is not null && random.Next(5) == 0 ? null : make(random, number);
            var posting = version is null ? Ledger.Remove(kind, last!, Author.Local, at) : Ledger.Write(kind, last, version, Author.Local, at)!;
            history.Add(posting.Revision);
            versions.Add((TRecord?)posting.Record);
            last = posting.Next;
        }

        return (history, versions);
    }

    private static Stock Stock(Random random, int number) => Stock(number, Releases[random.Next(Releases.Length)]);

    private static Stock Stock(int number, string release) => new(
        Parsed.As<RecordId>("pol-one"), Parsed.As<ItemCode>("155-HE"), Parsed.As<Scope>("POL"), Parsed.As<Keyword>("days_of_supply"), 12, "days", null,
        Of(release), new Source(Word(number), null, null, Parsed.As<Period>("2025-07"), Confidence.Reported, null));

    private static Partner Partner(Random random, int number) => new(
        Parsed.As<CountryCode>("POL"), Word(number), Theater.Europe, random.Next(2) == 0 ? [] : [Membership.EuropeanUnion], Of(Releases[random.Next(Releases.Length)]));

    /// <summary>A value that only one version has.</summary>
    private static string Word(int number) => string.Create(CultureInfo.InvariantCulture, $"Version {number:D3}");

    private static Release Of(string audiences) => new([.. audiences.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parsed.As<Audience>)]);

    private static Reader Reader(string partner, bool isCoordinator, params IEnumerable<string> memberships) =>
        new(Parsed.As<CountryCode>(partner), [.. memberships.Select(Parsed.As<Membership>)], isCoordinator);
}
