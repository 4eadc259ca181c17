using CoProduction.Registry;
using CoProduction.Registry.Figures;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Goals;

/// <summary>A published total of one item in one scope: an observation, a capacity or a target.</summary>
/// <remarks>Scopes overlap: ALLIED contains partners and the EU, and a company spans several partners. A part is never added to its whole.</remarks>
public sealed record Baseline : IFigure
{
    /// <exception cref="ArgumentException">The id does not begin with the scope.</exception>
    public Baseline(
        RecordId id, ItemCode item, Scope scope, BaselineKind kind, YearlyRate rate, Period? asOf, Release release, Source source)
    {
        Id = ScopedId.Of(scope, id);
        Item = item;
        Scope = scope;
        Kind = Require.Member(kind, nameof(kind));
        Rate = rate;
        AsOf = asOf;
        Release = release;
        Source = source;
    }

    public RecordId Id { get; }

    public ItemCode Item { get; }

    public Scope Scope { get; }

    public BaselineKind Kind { get; }

    public YearlyRate Rate { get; }

    /// <summary>The date of the rate, past or planned. An undated baseline is not an observation.</summary>
    public Period? AsOf { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>The ids of the other baselines that this total is the sum of; empty if the source does not say so.</summary>
    /// <exception cref="ArgumentException">An id is named twice, or is this baseline's own.</exception>
    public IReadOnlyList<RecordId> Includes { get; init => field = Others(value); } = ValueList.Of<RecordId>([]);

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

    object IFigure.Subject => (Item, Scope, Kind, AsOf);

    object IFigure.Statement => (Rate, Source);

    RecordId IFigure.SubjectId => IdOf(Scope, Item, Kind, AsOf);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Scope.Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => Scope.Partner is { } partner ? [partner] : [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Item];

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Scope.Value];
}
