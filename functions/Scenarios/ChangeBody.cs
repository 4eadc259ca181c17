using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Scenarios;

/// <summary>One change of a scenario in JSON. Which members there are goes by its kind (<see cref="ChangeMembers"/>).</summary>
public sealed record ChangeBody
{
    /// <summary>outage, theater-alone, embargo, slip, stage-limit, demand-surge or added-capacity.</summary>
    public string? Kind { get; init; }

    /// <summary>Of an outage, slip or stage limit: only these partners.</summary>
    public IReadOnlyList<string>? Partners { get; init; }

    /// <summary>Of an outage, slip or stage limit: only these factories.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Of an outage, slip or stage limit: only these theaters.</summary>
    public IReadOnlyList<string>? Theaters { get; init; }

    /// <summary>Of an outage, slip or stage limit: only these products, components, minerals and materials.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>Of an outage, slip, stage limit or demand surge: only these families.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>Of an outage, slip or stage limit: true for only what is energy-intensive, by its record or as is supposed; false is the same as absent.</summary>
    public bool? EnergyIntensive { get; init; }

    /// <summary>How much an outage takes of what is hit, more than 0 and at most 100 percent; absent for all.</summary>
    public double? Percent { get; init; }

    /// <summary>The theater that is alone.</summary>
    public string? Theater { get; init; }

    /// <summary>Who embargoes; any country.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>What is embargoed; absent for all minerals of which these countries have a share.</summary>
    public IReadOnlyList<string>? Minerals { get; init; }

    /// <summary>For how many months stocks bridge an embargo; absent for none.</summary>
    public int? MonthsOfStock { get; init; }

    /// <summary>How many months later expansions come.</summary>
    public int? SlipMonths { get; init; }

    /// <summary>The least certain stage from which expansions still come.</summary>
    public string? Stage { get; init; }

    /// <summary>By what a surge multiplies what goals ask for.</summary>
    public double? Multiplier { get; init; }

    /// <summary>The item of which capacity is added.</summary>
    public string? Item { get; init; }

    /// <summary>How much is added in the end.</summary>
    public double? UnitsPerMonth { get; init; }

    /// <summary>Whose the added capacity is; absent for nobody's in particular.</summary>
    public string? Partner { get; init; }

    /// <summary>Months after the first until all of what is added is there; absent for none.</summary>
    public int? RampMonths { get; init; }

    /// <summary>The first month; absent for the as-of month of the report.</summary>
    public string? From { get; init; }

    /// <summary>The last month; absent for good.</summary>
    public string? Until { get; init; }

    /// <summary>For how many months, where no last month is given.</summary>
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
            SurgedDemand surge => body.With(surge.Of).During(surge.During) with { Multiplier = surge.Multiplier },
            AddedCapacity added => body.During(added.During) with
            {
                Item = added.Item.Value,
                UnitsPerMonth = added.UnitsPerMonth,
                Partner = added.Partner?.Value,
                RampMonths = added.RampMonths == 0 ? null : added.RampMonths,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Is no change that can be written."),
        };
    }

    public ScenarioChange ToChange() => Word.As<ChangeKind>(Kind) switch
    {
        ChangeKind.Outage => new Outage(Selected, Percent ?? 100, Held),
        ChangeKind.TheaterAlone => new TheaterAlone(Word.As<Theater>(Theater), Held),
        ChangeKind.Embargo => new Embargo(All<CountryCode>(Countries), All<ItemCode>(Minerals), MonthsOfStock ?? 0, Held),
        ChangeKind.Slip => new Slip(Selected, SlipMonths!.Value),
        ChangeKind.StageLimit => new StageLimit(Selected, Word.As<ExpansionStage>(Stage)),
        ChangeKind.DemandSurge => new SurgedDemand(Multiplier!.Value, All<Family>(Families), Held),
        ChangeKind.AddedCapacity => new AddedCapacity(
            Parsed.As<ItemCode>(Item), UnitsPerMonth!.Value, Parsed.OrNull<CountryCode>(Partner), RampMonths ?? 0, Held),
        var kind => throw new ArgumentOutOfRangeException(nameof(Kind), kind, "Is no kind that can be read."),
    };

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

    private Period Held => new(MonthOf(From), MonthOf(Until), Months);

    private ChangeBody With(Selection of) => this with
    {
        Partners = NullIfEmpty(of.Partners.Select(partner => partner.Value)),
        Sites = NullIfEmpty(of.Sites.Select(site => site.Value)),
        Theaters = NullIfEmpty(of.Theaters.Select(Word.Of)),
        Items = NullIfEmpty(of.Items.Select(item => item.Value)),
        Families = NullIfEmpty(of.Families.Select(family => family.Value)),
        EnergyIntensive = of.EnergyIntensive ? true : null,
    };

    private ChangeBody During(Period period) => this with { From = period.From?.ToString(), Until = period.Until?.ToString(), Months = period.Months };

    private static T[] All<T>(IReadOnlyList<string>? texts)
        where T : IParsed<T> =>
        [.. (texts ?? []).Select(Parsed.As<T>)];

    private static string[]? NullIfEmpty(IEnumerable<string> texts) => texts.ToArray() is { Length: > 0 } some ? some : null;

    private static Month? MonthOf(string? text) => text is null ? null : Parsed.As<Month>(text);
}
