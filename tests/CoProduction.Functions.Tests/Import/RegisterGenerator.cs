using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Random registers that use every property of every record. The same seed gives the same register.</summary>
internal sealed partial class RegisterGenerator(int seed)
{
    private static readonly string[] Texts =
        ["plain", "t/d", "a, b", "say \"no\"", "semi;colon", @"back\slash", @"both\;", "Żółć 155 mm", "x (y) (z)", "=1+1", "A: b: c", "\uFFFD", "#", "'", "a=b"];

    private static readonly string?[] Dates = [null, "2024", "2024-07", "2024-07-20", "2024-2025"];

    private readonly Random random = new(seed);

    public Register Make()
    {
        CountryCode[] countries = [.. new[] { "POL", "USA", "JPN", "NOR" }.Select(Parsed.As<CountryCode>)];
        ItemCode[] products = [.. new[] { "155-HE", "PAC3", "FPV" }.Select(Parsed.As<ItemCode>)];
        ItemCode[] components = [.. new[] { "BODY", "FUZE", "MOTOR" }.Select(Parsed.As<ItemCode>)];
        ItemCode[] minerals = [.. new[] { "tnt", "cobalt", "graphite" }.Select(Parsed.As<ItemCode>)];
        var factories = Succeeding(Times(5, n => Retiring(Factory(Pick(countries), n, products, components))), (site, next) => site with { Successor = next });
        return new Register
        {
            Partners = [.. countries.Select(code => Retiring(new Partner(code, Text(), Member<Theater>(), code.Value == "NOR" ? Memberships() : Some(Memberships()), Release())))],
            Items =
            [
                .. products.Index().Select(one => Retiring(Item(one.Item, ItemKind.Product, [.. components, .. minerals]) with { SucceededBy = Some(products[(one.Index + 1)..]).FirstOrDefault() })),
                .. components.Select(code => Retiring(Item(code, ItemKind.Component, minerals))),
            ],
            MineralChains = [.. minerals.Select(code => Retiring(new MineralChain(code, Member<MineralKind>(), Release(), Shares()) { IsEnergyIntensive = Flag() }))],
            Factories = factories,
            MaintenanceSites = Succeeding(Times(4, n => Retiring(MaintenanceSite(Pick(countries), n))), (site, next) => site with { Successor = next }),
            Agreements = [.. Times(3, n => new Agreement(
                Parsed.As<RecordId>($"ag-{n}"), Text(), Word(), [Scope.Of(countries[n % 4]), .. Maybe() ? new[] { Scope.EuropeanUnion } : []],
                Maybe() ? Pick(products) : null, Word(), Date(), Release(), Source()))],
            Stocks = [.. Distinct(Times(6, n => Stock(Maybe() ? Scope.Of(Pick(countries)) : Scope.Allied, Pick(products), n)), stock => stock.Id)],
            Baselines = Including([.. Distinct(Times(8, n => Retiring(Naming(Baseline(AnyScope(countries), Pick(components), n), factories))), baseline => baseline.Id)]),
            Coverages = [.. Distinct(Times(6, n => Coverage(Maybe() ? Scope.Of(Pick(countries)) : Scope.EuropeanUnion, Pick(components), n)), coverage => coverage.Id)],
            Goals = [new Goal(Parsed.As<Family>("artillery-155"), 2.5, Month(), 60, Member<GoalPath>(), Release(), Source())],
            Scenarios = [.. Times(3, n => new Scenario(
                Parsed.As<RecordId>(n == 0 ? "sc-joint" : $"sc-{Pick(countries).Value.ToLowerInvariant()}-{n}"), Text(), Maybe() ? Text() : null, Release(),
                [.. Times(1 + random.Next(4), _ => Change(countries, [.. products, .. components, .. minerals], minerals))]))],
        };
    }

    private static IEnumerable<T> Distinct<T>(IEnumerable<T> all, Func<T, RecordId> id) => all.DistinctBy(id);

    /// <summary>Some records are retired, also ones that others name.</summary>
    private TRecord Retiring<TRecord>(TRecord record)
        where TRecord : IRetirable =>
        random.Next(5) == 0 ? (TRecord)record.RetiredOn(new DateOnly(2026, 11, 1).AddDays(random.Next(28))) : record;

    private Item Item(ItemCode code, ItemKind kind, ItemCode[] below) =>
        new(code, Text(), kind, Parsed.As<Family>("artillery-155"), Unit(code), Maybe() ? Text() : null, Release(),
            [.. Some(below).Select(child => new MaterialLine(child, Maybe() ? Amount() + 0.5 : null, AnyUnit(child), Source()))])
        {
            OtherUnits = OtherUnits(code),
            IsEnergyIntensive = Flag(),
        };

    /// <summary>The texts are the names of different units, so that one of them can be the item's own and the others its other units.</summary>
    private static string Unit(ItemCode item) => Texts[item.Value.Length % Texts.Length];

    private static ItemUnit[] OtherUnits(ItemCode item) =>
        [.. Texts.Where(text => text != Unit(item)).Take(item.Value.Length - 3).Select((text, n) => new ItemUnit(text, n == 0 ? 0.1 + 0.2 : 9e11))];

    private string AnyUnit(ItemCode item) => Pick([Unit(item), .. OtherUnits(item).Select(unit => unit.Name)]);

    private Factory Factory(CountryCode partner, int n, ItemCode[] products, ItemCode[] components)
    {
        var lines = Times(3, _ => Maybe()
            ? Line(Pick(products), CoProduction.Registry.Factories.Line.Complete)
            : Line(Pick(components), Parsed.As<Keyword>(Maybe() ? "body" : "charge")));
        return new Factory(
            SiteId(partner, n), Text(), Text(), Location(), Statuses(), Release(), Source(),
            [.. lines.GroupBy(line => (line.Item, line.Stage)).SelectMany(Named)])
        {
            Aliases = Aliases(),
        };
    }

    /// <summary>Lines of one item and stage, each with its own name; one alone may have none.</summary>
    private IEnumerable<Line> Named(IEnumerable<Line> same)
    {
        var lines = same.ToList();
        return lines.Select((line, n) => lines.Count == 1 && Maybe() ? line : line with { Name = Parsed.As<LineName>(Pick(["3A", "Hall 2, left", "Ł"]) + n) });
    }

    /// <summary>Sites of which some have one of those before them as their successor.</summary>
    private IReadOnlyList<TSite> Succeeding<TSite>(List<TSite> sites, Func<TSite, SiteSuccessor, TSite> with)
        where TSite : ISite =>
        [
            .. sites.Index().Select(one => one.Index > 0 && random.Next(3) == 0
                ? with(one.Item, new SiteSuccessor(Member<SuccessionKind>(), Parsed.As<SiteId>(sites[random.Next(one.Index)].Id)))
                : one.Item),
        ];

    private SiteAliases Aliases() =>
        Maybe()
            ? SiteAliases.None
            : new SiteAliases(
                [.. Times(random.Next(3), n => $"{Text()} {n}")],
                [.. Times(random.Next(3), n => $"{Text()} {n}")],
                [.. Times(random.Next(3), n => new SiteIdentifier(Parsed.As<Keyword>($"list_{n}"), Text()))]);

    private Line Line(ItemCode item, Keyword stage) =>
        new(item, stage, Rates(AnyUnit(item)), random.Next(4) == 0 ? Source() : null,
            [.. Times(random.Next(4), n => Plan(Maybe() ? $"x{n + 1}" : $"id-{n}", AnyUnit(item)))])
        {
            NonePlanned = random.Next(3) == 0 ? Source() : null,
        };

    private Plan Plan(string id, string unit) =>
        new(
            Parsed.As<Keyword>(id),
            Terms(unit, isSimple: Maybe(), ramp: random.Next(3) == 0 ? 6 : 0),
            Member<DatePrecision>(),
            Source(),
            random.Next(3) > 0 ? [] : [.. Times(2, n => new PlanRevision(
                new DateOnly(2026, 1 + n, 3), Terms(unit, isSimple: Maybe(), ramp: random.Next(3) == 0 ? null : n), random.Next(4) == 0) { Release = Releases() })])
        {
            Withdrawn = random.Next(6) == 0 ? new DateOnly(2026, 5, 6) : null,
            Release = Releases(),
        };

    private PlanTerms Terms(string unit, bool isSimple, int? ramp)
    {
        var kind = isSimple ? PlanKind.Expansion : Member<PlanKind>();
        var timing = isSimple || kind is PlanKind.Pause or PlanKind.Closure ? PlanTiming.From : Member<PlanTiming>();
        var figure = random.Next(kind is PlanKind.Expansion ? 3 : 4);
        var (low, per) = (1 + Amount(), Member<Per>());
        var rate = isSimple ? Quantity.AMonth(low) : new Quantity(low, Maybe() ? low + 25 : null, per, Maybe() ? unit : null);
        return new PlanTerms(
            kind,
            Parsed.As<Period>(isSimple ? Month().ToString() : Pick(["2028", "2028-H1", "2027-Q3", "2027-07", "2027-07-20"])),
            Member<PlanStage>(),
            kind is PlanKind.Expansion or PlanKind.Reduction && figure == 0 ? rate : null,
            kind is PlanKind.Expansion or PlanKind.Reduction && figure == 1 ? rate : null,
            (kind == PlanKind.Reduction && figure == 3) || (kind == PlanKind.Pause && Maybe()) ? 0.25 : null,
            timing,
            kind == PlanKind.Pause && Maybe() ? Parsed.As<Period>("2029-02") : null,
            timing == PlanTiming.By || kind == PlanKind.Pause ? 0 : ramp);
    }

    private ScenarioChange Change(CountryCode[] countries, ItemCode[] items, ItemCode[] minerals)
    {
        var family = Parsed.As<Family>("artillery-155");
        var of = new Selection { Partners = Some(countries), Theaters = [Member<Theater>()], Items = Some(items), Families = Maybe() ? [family] : [], EnergyIntensive = Maybe() };
        return random.Next(7) switch
        {
            0 => new Outage(of, Maybe() ? 100 : 0.1 + 0.2, Range()),
            1 => new TheaterAlone(Member<Theater>(), Range()),
            2 => new Embargo([Parsed.As<CountryCode>("CHN")], Some(minerals), random.Next(4), Range()),
            3 => new Slip(of, 1 + random.Next(30)),
            4 => new StageLimit(of, PlanStage.Announced),
            5 => new SurgedDemand(1.1, Maybe() ? [family] : [], Range()),
            _ => new AddedCapacity(Pick(items), 166.7, Maybe() ? Pick(countries) : null, random.Next(3), Range()),
        };
    }

    private MonthRange Range() => random.Next(3) switch
    {
        0 => CoProduction.Gaps.Scenarios.MonthRange.FromNow,
        1 => new MonthRange(new Month(2026, 3), new Month(2027, 3), null),
        _ => new MonthRange(null, null, 12),
    };

    private MaintenanceSite MaintenanceSite(CountryCode partner, int n) =>
        new(SiteId(partner, n), Text(), Text(), Location(), Member<SiteStatus>(), [Text(), $"F-{n}"], Member<MaintenanceLevel>(),
            Maybe() ? Text() : null, Maybe() ? Amount() : null, Maybe() ? Text() : null, Maybe() ? Amount() + 1 : null, Release(), Source())
        {
            Aliases = Aliases(),
        };

    private List<CountryShare> Shares() =>
        [.. Times(random.Next(4), n => new CountryShare(
            Member<MineralStage>(), Parsed.As<CountryCode>(n == 0 ? "CHN" : "COD"), 12.5 * n, Basis(), 2020 + n, Source()))];

    private ShareBasis Basis() =>
        random.Next(3) switch { 0 => ShareBasis.World, 1 => ShareBasis.Of(Member<Theater>()).Noting("EU study, 2024"), _ => Parsed.As<ShareBasis>(Text()) };

    private Location Location() => random.Next(4) == 0
        ? CoProduction.Registry.Sites.Location.Withheld
        : new Location(Text(), Maybe() ? new Coordinates(-12.30m, 4.5m) : null, Maybe() ? LocationConfidence.Recalled : LocationConfidence.Reported);

    private Source Source() =>
        new("RUSI", Maybe() ? Text() : null, Maybe() ? "https://example.org/a,b?c=\"d\"".Replace("\"", "%22", StringComparison.Ordinal) : null, Date(), Member<Confidence>(), Maybe() ? Text() : null);

    private Release Release() => random.Next(4) switch
    {
        0 => CoProduction.Registry.Releases.Release.OwnerOnly,
        1 => new Release([Parsed.As<Audience>("NATO"), Parsed.As<Audience>("JPN")]),
        _ => CoProduction.Registry.Releases.Release.ToEveryone,
    };

    private LastingRelease Releases() => new([Release(), Maybe() ? Release() : new Release([Parsed.As<Audience>("NATO"), Parsed.As<Audience>("AUS")])]);

    private Scope AnyScope(CountryCode[] countries) => random.Next(4) switch
    {
        0 => Scope.EuropeanUnion,
        1 => Scope.Allied,
        2 => Parsed.As<Scope>("company:Rheinmetall & Co."),
        _ => Scope.Of(Pick(countries)),
    };

    private static SiteId SiteId(CountryCode partner, int n) => Parsed.As<SiteId>($"{partner.Value.ToLowerInvariant()}-site-{n}");

    private static Membership[] Memberships() => [.. new[] { "NATO", "EU", "AUKUS" }.Select(Parsed.As<Membership>)];

    private Keyword Word() => Parsed.As<Keyword>(Pick<string>(["licence", "days_of_supply", "co-production"]));

    /// <summary>One status or several, the first with a date or without.</summary>
    private IReadOnlyList<DatedStatus> Statuses() =>
    [
        new DatedStatus(SiteStatus.UnderConstruction, Maybe() ? null : Parsed.As<Period>("2023-Q2"), null),
        .. Times(3, n => new DatedStatus(Member<SiteStatus>(), Parsed.As<Period>(n switch { 0 => "2024", 1 => "2025-H1", _ => "2026-03" }), random.Next(3) == 0 ? Source() : null)),
    ];

    /// <summary>What is stated of a line: nothing, one figure, ranges in several units of time, amounts, several sources.</summary>
    private IReadOnlyList<Statement> Rates(string unit) =>
        [.. Times(random.Next(4), _ => new Statement(Member<Measure>(), Figure(unit), Date() ?? Parsed.As<Period>("2025-H1"), random.Next(3) == 0 ? Source() : null))
            .DistinctBy(rate => (rate.Measure, rate.Period, rate.Source))];

    private Quantity Figure(string unit)
    {
        var low = Amount();
        return new Quantity(low, random.Next(3) == 0 ? low + 25 : null, random.Next(4) == 0 ? null : Member<Per>(), Maybe() ? unit : null);
    }

    private double Amount() => Pick<double>([0, 1, 166.7, 1e-7, 9e11, 583333, 0.1 + 0.2]);

    private Month Month() => new(2025 + random.Next(5), 1 + random.Next(12));

    private Period? Date() => Parsed.OrNull<Period>(Pick(Dates));

    private string Text() => Pick(Texts);

    private bool Maybe() => random.Next(2) == 0;

    private bool? Flag() => random.Next(3) switch { 0 => true, 1 => false, _ => null };

    private T Pick<T>(T[] all) => all[random.Next(all.Length)];

    private T[] Some<T>(T[] all) => [.. all.Where(_ => Maybe())];

    private TEnum Member<TEnum>()
        where TEnum : struct, Enum => Pick(Enum.GetValues<TEnum>());

    private static List<T> Times<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
