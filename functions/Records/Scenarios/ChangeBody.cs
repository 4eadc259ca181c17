using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>One change of a scenario in JSON. Its kind decides which members it may have.</summary>
public sealed record ChangeBody
{
    /// <summary>outage, theater-alone, embargo, slip, stage-limit, pace, demand-surge or added-capacity.</summary>
    public string? Kind { get; init; }

    /// <summary>For an outage, slip or stage limit: only these partners.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>For an outage, slip or stage limit: only these factories.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>For an outage, slip or stage limit: only these theaters.</summary>
    public IReadOnlyList<string>? Theaters { get; init; }

    /// <summary>For an outage, slip, stage limit or pace: only these products, components, minerals and materials.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>For an outage, slip, stage limit, pace or demand surge: only these families.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>
    /// For an outage, slip or stage limit: true for only energy-intensive items, by their records or by default. False means the same as absent.
    /// </summary>
    public bool? EnergyIntensive { get; init; }

    /// <summary>The percentage of capacity that an outage removes, more than 0 and at most 100. If absent, 100.</summary>
    public double? Percent { get; init; }

    /// <summary>The theater that is cut off from the others.</summary>
    public string? Theater { get; init; }

    /// <summary>The countries that impose the embargo; not only partners.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>The embargoed minerals. If absent, all minerals of which these countries have a share.</summary>
    public IReadOnlyList<string>? Minerals { get; init; }

    /// <summary>The months for which stocks bridge the embargo. If absent, 0.</summary>
    public int? MonthsOfStock { get; init; }

    /// <summary>The months by which plans slip.</summary>
    public int? SlipMonths { get; init; }

    /// <summary>The least certain stage at which plans still count.</summary>
    public string? Stage { get; init; }

    /// <summary>The growth, in percent a year, of the part of the items whose growth nobody has stated; in the central reading. 0 for none.</summary>
    public double? PercentPerYear { get; init; }

    /// <summary>The factor by which a surge multiplies the goals.</summary>
    public double? Multiplier { get; init; }

    /// <summary>The item whose capacity grows.</summary>
    public string? Item { get; init; }

    /// <summary>The added capacity after the ramp, in units a month.</summary>
    public double? UnitsPerMonth { get; init; }

    /// <summary>The partner that has the added capacity. If absent, no particular one.</summary>
    public string? Partner { get; init; }

    /// <summary>The months after the first until the full capacity is reached. If absent, 0.</summary>
    public int? RampMonths { get; init; }

    /// <summary>The first month. If absent, the as-of month of the report.</summary>
    public string? From { get; init; }

    /// <summary>The last month. If absent, and without a number of months, the change is permanent.</summary>
    public string? Until { get; init; }

    /// <summary>The number of months, if no last month is given.</summary>
    public int? Months { get; init; }

    public static ChangeBody Of(ScenarioChange change)
    {
        var body = new ChangeBody { Kind = Word.Of(change.Kind) };
        return change switch
        {
            Outage outage => body.With(outage.Of).During(outage.During) with { Percent = outage.Percent == 100 ? null : outage.Percent },
            TheaterAlone alone => body.During(alone.During) with { Theater = Word.Of(alone.Theater) },
            Embargo embargo => body.During(embargo.During) with
            {
                Countries = [.. embargo.Countries.Select(country => country.Value)],
                Minerals = NullIfEmpty(embargo.Minerals.Select(mineral => mineral.Value)),
                MonthsOfStock = embargo.MonthsOfStock == 0 ? null : embargo.MonthsOfStock,
            },
            Slip slip => body.With(slip.Of) with { SlipMonths = slip.Months },
            StageLimit limit => body.With(limit.Of) with { Stage = Word.Of(limit.Least) },
            SupposedPace pace => body.With(pace.Of).During(pace.During) with { PercentPerYear = pace.PercentPerYear },
            SurgedDemand surge => body.With(surge.Of).During(surge.During) with { Multiplier = surge.Multiplier },
            AddedCapacity added => body.During(added.During) with
            {
                Item = added.Item.Value,
                UnitsPerMonth = added.UnitsPerMonth,
                Partner = added.Partner?.Value,
                RampMonths = added.RampMonths == 0 ? null : added.RampMonths,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Is not a kind of change that has a JSON shape."),
        };
    }

    public ScenarioChange ToChange() => Word.As<ChangeKind>(Kind) switch
    {
        ChangeKind.Outage => new Outage(Selected, Percent ?? 100, Held),
        ChangeKind.TheaterAlone => new TheaterAlone(Word.As<Theater>(Theater), Held),
        ChangeKind.Embargo => new Embargo(All<CountryCode>(Countries), All<ItemCode>(Minerals), MonthsOfStock ?? 0, Held),
        ChangeKind.Slip => new Slip(Selected, SlipMonths!.Value),
        ChangeKind.StageLimit => new StageLimit(Selected, Word.As<PlanStage>(Stage)),
        ChangeKind.Pace => new SupposedPace(All<ItemCode>(Items), All<Family>(Families), PercentPerYear!.Value, Held),
        ChangeKind.DemandSurge => new SurgedDemand(Multiplier!.Value, All<Family>(Families), Held),
        ChangeKind.AddedCapacity => new AddedCapacity(
            Parsed.As<ItemCode>(Item), UnitsPerMonth!.Value, Parsed.OrNull<CountryCode>(Partner), RampMonths ?? 0, Held),
        var kind => throw new ArgumentOutOfRangeException(nameof(Kind), kind, "Is not a known kind of change."),
    };

    /// <summary>What it names: the sound texts, whatever else is wrong with it.</summary>
    internal Selection Names => new()
    {
        Partners = Sound<CountryCode>([.. Partners ?? [], Partner]),
        Sites = Sound<SiteId>(Sites ?? []),
        Items = Sound<ItemCode>([.. Items ?? [], .. Minerals ?? [], Item]),
        Families = Sound<Family>(Families ?? []),
    };

    internal bool IsEmbargo => Kind == Word.Of(ChangeKind.Embargo);

    internal bool SelectsNothing =>
        this is { Partners: null or [], Sites: null or [], Theaters: null or [], Items: null or [], Families: null or [], EnergyIntensive: not true };

    private Selection Selected => new()
    {
        Partners = All<CountryCode>(Partners),
        Sites = All<SiteId>(Sites),
        Theaters = [.. (Theaters ?? []).Select(Word.As<Theater>)],
        Items = All<ItemCode>(Items),
        Families = All<Family>(Families),
        EnergyIntensive = EnergyIntensive ?? false,
    };

    private MonthRange Held => new(MonthOf(From), MonthOf(Until), Months);

    private ChangeBody With(Selection of) => this with
    {
        Partners = NullIfEmpty(of.Partners.Select(partner => partner.Value)),
        Sites = NullIfEmpty(of.Sites.Select(site => site.Value)),
        Theaters = NullIfEmpty(of.Theaters.Select(Word.Of)),
        Items = NullIfEmpty(of.Items.Select(item => item.Value)),
        Families = NullIfEmpty(of.Families.Select(family => family.Value)),
        EnergyIntensive = of.EnergyIntensive ? true : null,
    };

    private ChangeBody During(MonthRange period) => this with { From = period.From?.ToString(), Until = period.Until?.ToString(), Months = period.Months };

    private static T[] All<T>(IReadOnlyList<string>? texts)
        where T : IParsed<T> =>
        [.. (texts ?? []).Select(Parsed.As<T>)];

    private static IReadOnlyList<T> Sound<T>(IEnumerable<string?> texts)
        where T : class, IParsed<T> =>
        [.. References.Sound<T>(texts.Select(text => ("", text))).Select(at => at.Value)];

    private static string[]? NullIfEmpty(IEnumerable<string> texts) => texts.ToArray() is { Length: > 0 } some ? some : null;

    private static Month? MonthOf(string? text) => text is null ? null : Parsed.As<Month>(text);
}
