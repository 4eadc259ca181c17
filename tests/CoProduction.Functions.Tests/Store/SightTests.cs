using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Snapshots;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Tests.Store;

/// <summary>What tells whether two readers see the same, and whether a reader still does, without looking at the records.</summary>
public sealed class SightTests
{
    private const int Sites = 6;

    private static readonly string[] Releases = ["", "everyone", "everyone", "GBR", "NATO", "JPN,NATO"];

    private static readonly Reader[] Readers =
    [
        Reader("POL", "NATO"), Reader("GBR", "NATO"), Reader("DEU", "NATO"), Reader("FRA", "NATO"), Reader("GBR"), Reader("JPN"), Reader("AUS"),
        Reader("GBR", "NATO") with { IsCoordinator = true }, Reader("AUS") with { IsCoordinator = true },
    ];

    [Fact]
    public void Readers_of_one_sight_see_the_same_and_of_one_register_most_share_theirs()
    {
        var shared = 0;
        Seeds.Each(100, seed =>
        {
            var snapshot = Made(new Random(seed));
            var sights = Readers.Select(reader => (reader, Seen: snapshot.See(reader))).GroupBy(one => one.Seen.Sight).ToList();
            foreach (var same in sights)
            {
                Assert.Single(same.Select(one => Shown(one.Seen.Register)).Distinct());
                Assert.All(same, one => Assert.Equal(one.Seen.Register.Records.Count(), one.Seen.Count));
            }

            shared += Readers.Length - sights.Count;
        });
        Assert.True(shared > 0, "No two readers ever shared a sight.");
    }

    [Fact]
    public void Sight_changes_with_what_the_reader_sees_and_with_nothing_else() => Seeds.Each(100, seed =>
    {
        var random = new Random(seed);
        var before = Made(random);
        for (var change = 0; change < 10; change++)
        {
            var after = before.With([Placed(Version(random, 1 + random.Next(Sites)))]);
            foreach (var reader in Readers)
            {
                var (was, isNow) = (before.See(reader), after.See(reader));
                if (Shown(was.Register) != Shown(isNow.Register))
                {
                    Assert.NotEqual(was.Sight, isNow.Sight);
                }

                if (!Changed(before, after).Any(reader.MaySee))
                {
                    Assert.Equal(was.Sight, isNow.Sight);
                }
            }

            before = after;
        }
    });

    [Fact]
    public void Readers_of_groups_that_see_the_same_share_one_sight()
    {
        var snapshot = RegisterSnapshot.Empty(RecordKinds.Standard).With([Placed(Site(1, "everyone")), Placed(Site(2, "NATO")), Placed(Site(3, "JPN"))]);

        Assert.Equal(snapshot.See(Reader("GBR", "NATO")).Sight, snapshot.See(Reader("DEU", "NATO")).Sight);
        Assert.Equal(snapshot.See(Reader("GBR")).Sight, snapshot.See(Reader("AUS")).Sight);
        Assert.Equal(5, Readers.Where(reader => !reader.IsCoordinator).Select(reader => snapshot.See(reader).Sight).Distinct().Count() + 1);
    }

    /// <summary>The versions of records that one snapshot has and the other has not.</summary>
    private static IEnumerable<IRecord> Changed(RegisterSnapshot before, RegisterSnapshot after) =>
        before.Register.Records.Except(after.Register.Records, ReferenceEqualityComparer.Instance).Concat(after.Register.Records.Except(before.Register.Records, ReferenceEqualityComparer.Instance)).Cast<IRecord>();

    private static RegisterSnapshot Made(Random random) =>
        RegisterSnapshot.Empty(RecordKinds.Standard).With([.. Enumerable.Range(1, Sites).Select(number => Placed(Version(random, number))), .. Partners()]);

    /// <summary>Partners of whom one has left a group, which only it and coordinators are told.</summary>
    private static IEnumerable<(StoredKind Kind, Placed Record)> Partners() =>
        new[] { "POL", "GBR", "DEU", "FRA" }.Select(code => Placed(
            new Partner(Parsed.As<CountryCode>(code), code, Theater.Europe, [Parsed.As<Membership>("NATO")], Release.ToEveryone)
            {
                FormerMemberships = code == "FRA" ? [Membership.EuropeanUnion] : [],
            }));

    private static Factory Version(Random random, int number)
    {
        var site = Site(number, Releases[random.Next(Releases.Length)]);
        var line = site.Lines[0];
        var told = random.Next(3) == 0 ? site.With([line.With([Told(line.Plans[0], Releases[random.Next(Releases.Length)])])]) : site;
        return number < Sites && random.Next(4) == 0 ? told with { Successor = new SiteSuccessor(SuccessionKind.Moved, Parsed.As<SiteId>($"pol-works-{Sites + random.Next(2)}")) } : told;
    }

    /// <summary>The plan with an earlier promise that was made under another release.</summary>
    private static Plan Told(Plan plan, string release) => new(
        plan.Id, plan.Terms, plan.DatePrecision, plan.Source, [new PlanRevision(new DateOnly(2026, 1, 1), plan.Terms) { Release = LastingRelease.ToEveryone.And(Of(release)) }]);

    private static Factory Site(int number, string release)
    {
        var sample = FactorySamples.Make("POL", number, $"Works {number}", FactorySamples.Line("2030-10"));
        return new Factory(sample.Id, sample.Name, sample.Operator, sample.Location, sample.Statuses, Of(release), sample.Source, sample.Lines);
    }

    private static Release Of(string release) => new([.. release.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parsed.As<Audience>)]);

    private static (StoredKind Kind, Placed Record) Placed(IRecord record)
    {
        var kind = RecordKinds.Standard.Of(record);
        return (kind, new Placed(kind.Partitioning.Of(record.Id)!, record.Id, new Entry<IRecord>(record, ETag: "", Revision: 1, DateTimeOffset.UnixEpoch)));
    }

    private static string Shown(Register register) => string.Join('\n', register.Records.Select(record => RecordKinds.Standard.Of(record).Write(record)));

    private static Reader Reader(string partner, params IEnumerable<string> memberships) =>
        new(Parsed.As<CountryCode>(partner), [.. memberships.Select(Parsed.As<Membership>)], IsCoordinator: false);
}
