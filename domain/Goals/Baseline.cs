using CoProduction.Registry;
using CoProduction.Registry.Figures;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Goals;

/// <summary>A published total of one item in one scope, or of some sites of it: an observation, a capacity or a target.</summary>
/// <remarks>Scopes overlap: ALLIED contains partners and the EU, and a company spans several partners. A part is never added to its whole.</remarks>
public sealed record Baseline : IFigure, IRetirable
{
    /// <exception cref="ArgumentException">The id does not begin with the scope, or an amount has no period.</exception>
    public Baseline(
        RecordId id, ItemCode item, Scope scope, BaselineKind kind, Quantity quantity, Period? asOf, Release release, Source source)
    {
        Id = ScopedId.Of(scope, id);
        Item = item;
        Extent = Extent.Of(scope);
        Kind = Require.Member(kind, nameof(kind));
        Quantity = quantity.Of(asOf);
        AsOf = asOf;
        Release = release;
        Source = source;
    }

    public RecordId Id { get; }

    public ItemCode Item { get; }

    public Scope Scope => Extent.Scope;

    /// <summary>The scope, or the sites of it that the total is of.</summary>
    public Extent Extent { get; private init; }

    /// <summary>The sites of the scope that the total is of, in the order given; empty if it is that of the whole scope.</summary>
    /// <exception cref="ArgumentException">A site is named twice, or belongs to another partner than the scope.</exception>
    public IReadOnlyList<SiteId> Sites
    {
        get;
        init
        {
            field = value.Select(site => Extent.Fault(Scope, site)).FirstOrDefault(fault => fault is not null) is { } fault
                ? throw new ArgumentException(fault, nameof(value))
                : ValueList.Of(value, nameof(value));
            Extent = new Extent(Scope, value);
        }
    } = ValueList.Of<SiteId>([]);

    public BaselineKind Kind { get; }

    /// <summary>The figure as stated.</summary>
    public Quantity Quantity { get; private init; }

    /// <summary>The figure, or the lower end of its range, in units a month.</summary>
    public double Lowest => Quantity.Lowest(AsOf);

    /// <summary>The figure, or the upper end of its range, in units a month.</summary>
    public double Highest => Quantity.Highest(AsOf);

    /// <summary>The figure, or the lower end of its range, in units a year.</summary>
    public double LowestAYear => Quantity.LowestAYear(AsOf);

    /// <summary>The upper end of its range, in units a year; null if it is one figure.</summary>
    public double? HighestAYear => Quantity.High is null ? null : Quantity.HighestAYear(AsOf);

    /// <summary>The date of the rate, past or planned, or the period of the amount. An undated baseline is not an observation.</summary>
    public Period? AsOf { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>Whether it is a dated observation of what is made. A company's total is none unless it names the sites: it spans several partners.</summary>
    public bool IsObservation =>
        Kind == BaselineKind.Baseline && AsOf is not null && (Scope.Kind != ScopeKind.Company || !Extent.IsWhole);

    /// <summary>The ids of the other baselines that this total is the sum of; empty if the source does not say so.</summary>
    /// <exception cref="ArgumentException">An id is named twice, or is this baseline's own.</exception>
    public IReadOnlyList<RecordId> Includes { get; init => field = Others(value); } = ValueList.Of<RecordId>([]);

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    /// <summary>This total with each of its sites under another id.</summary>
    internal Baseline At(Func<SiteId, SiteId> present) =>
        Extent.IsWhole ? this : this with { Extent = new Extent(Scope, [.. Sites.Select(present).Distinct()]) };

    /// <summary>This total in the unit in which its item is counted.</summary>
    /// <param name="unitsOf">How many of that unit one of a unit is; null if it does not convert.</param>
    /// <returns>Null if its unit does not convert.</returns>
    internal Baseline? InOwnUnits(Func<string, double?> unitsOf) =>
        Quantity.Unit is not { } unit ? this
        : unitsOf(unit) is { } units ? this with { Quantity = Quantity.InOwnUnits(units) }
        : null;

    /// <summary>The id of a baseline that was given none.</summary>
    public static RecordId IdOf(Scope scope, ItemCode item, BaselineKind kind, Period? asOf) =>
        RecordId.Of(scope.Value, item.Value, Word.Of(kind), asOf?.Text ?? "undated");

    private IReadOnlyList<RecordId> Others(IReadOnlyList<RecordId> includes)
    {
        var own = ValueList.Of(includes, nameof(includes));
        return own.Contains(Id) ? throw new ArgumentException($"{Id} cannot include itself.", nameof(includes))
            : own.Distinct().Count() < own.Count ? throw new ArgumentException("Must not name a baseline twice.", nameof(includes))
            : own;
    }

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    IRetirable IRetirable.TakenBackOn(DateOnly day) => this with { Includes = [], Retired = day };

    object IFigure.Subject => (Item, Extent, Kind, AsOf);

    object IFigure.Statement => (Quantity, Source);

    RecordId IFigure.SubjectId => IdOf(Scope, Item, Kind, AsOf);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Scope.Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => Scope.Partner is { } partner ? [partner] : [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Item];

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Scope.Value];
}
