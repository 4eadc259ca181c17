using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tests.Store;

public abstract class RegisterReaderTests(Func<Task<RegisterUnderTest>> open) : IAsyncLifetime
{
    private static readonly Author Author = HistoryChain.Author;
    private static readonly Source Source = new("A publisher", null, null, null, Confidence.Recalled, null);

    private RegisterUnderTest register = null!;

    public async ValueTask InitializeAsync() => register = await open();

    public async ValueTask DisposeAsync() => await register.DisposeAsync();

    [Fact]
    public async Task An_empty_register_reads_as_empty() => Assert.True((await register.Reader.Read(default)).IsEmpty);

    [Fact]
    public async Task Every_record_of_every_kind_is_read_as_it_was_written()
    {
        var mineral = new MineralChain(Parsed.As<ItemCode>("TNT"), MineralKind.Material, Release.ToEveryone, []);
        var site = new MaintenanceSite(
            Parsed.As<SiteId>("pol-works-1"), "A site", "An operator", Location.Withheld, SiteStatus.Operating,
            ["F-16"], MaintenanceLevel.Depot, null, null, null, null, Release.OwnerOnly, Source);
        var stock = new Stock(
            Parsed.As<RecordId>("eu-stock"), Parsed.As<ItemCode>("155-HE"), Scope.EuropeanUnion, Parsed.As<Keyword>("days_of_supply"),
            10, "days", null, Release.ToEveryone, Source);
        var goal = new Goal(
            Parsed.As<Family>("artillery-155"), 2, Parsed.As<Month>("2025-10"), 60, GoalPath.Linear, Release.ToEveryone, Source);
        var partners = await Put(new PartnerSamples().MakeMany(40));
        var items = await Put(new ItemSamples().MakeMany(10));
        // A factory and an MRO site may have the same id, because they are of different kinds.
        var factories = await Put(new FactorySamples().MakeMany(30));
        var agreements = await Put(new AgreementSamples().MakeMany(10));
        var baselines = await Put(new BaselineSamples().MakeMany(10));
        await Put([mineral]);
        await Put([site]);
        await Put([stock]);
        await Put([goal]);
        var scenarios = await Put(new ScenarioSamples().MakeMany(9));

        var read = await register.Reader.Read(default);

        Same(RecordKinds.Partners, partners, read.Partners);
        Same(RecordKinds.Items, items, read.Items);
        Same(RecordKinds.Factories, factories, read.Factories);
        Same(RecordKinds.Agreements, agreements, read.Agreements);
        Same(RecordKinds.Baselines, baselines, read.Baselines);
        Same(RecordKinds.MineralChains, [mineral], read.MineralChains);
        Same(RecordKinds.MaintenanceSites, [site], read.MaintenanceSites);
        Same(RecordKinds.Stocks, [stock], read.Stocks);
        Same(RecordKinds.Goals, [goal], read.Goals);
        Same(RecordKinds.Scenarios, scenarios, read.Scenarios);
    }

    [Fact]
    public async Task A_removed_record_is_not_read_but_the_sites_of_a_removed_partner_are()
    {
        await Put(new PartnerSamples().MakeMany(3));
        await Put(new FactorySamples().MakeMany(3));
        var (partners, factories) = (register.Registry<Partner>(), register.Registry<Factory>());
        var partner = await partners.Find(PartnerSamples.Codes[1], default);
        await partners.Remove(partner!.Record.Code.Value, partner.ETag, Author, default);
        var factory = await factories.Find(new FactorySamples().IdOf(0), default);
        await factories.Remove(factory!.Record.Id.Value, factory.ETag, Author, default);

        var read = await register.Reader.Read(default);

        Assert.Equal(["DEU", "USA"], read.Partners.Select(one => one.Code.Value));
        Assert.Equal(["deu-works-2", "pol-works-1"], read.Factories.Select(one => one.Id.Value));
        Assert.Equal(["deu-works-2", "pol-works-1"], (await factories.All(default)).Select(one => one.Id.Value).Order());
    }

    private async Task<IReadOnlyList<TRecord>> Put<TRecord>(IReadOnlyList<TRecord> records)
        where TRecord : class, IRecord
    {
        await register.Registry<TRecord>().Put(records, Author, null, default);
        return records;
    }

    private static void Same<TRecord>(RecordKind<TRecord> kind, IEnumerable<TRecord> put, IReadOnlyList<TRecord> read)
        where TRecord : class, IRecord =>
        Assert.Equal(put.OrderBy(record => record.Id, StringComparer.Ordinal).Select(kind.Encode), read.Select(kind.Encode));
}

public sealed class RegisterReaderInMemory() : RegisterReaderTests(RegisterUnderTest.InMemory);

public sealed class RegisterReaderOnTables() : RegisterReaderTests(RegisterUnderTest.OnTables);
