using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;

namespace CoProduction.Goals;

/// <summary>A published total of one item in one scope: an observation, a capacity or a target.</summary>
/// <remarks>Scopes overlap: ALLIED contains partners and the EU, and a company spans several partners. A part is never added to its whole.</remarks>
public sealed record Baseline : IRecord
{
    /// <exception cref="ArgumentException">The id does not begin with the scope.</exception>
    public Baseline(
        RecordId id, ItemCode item, Scope scope, BaselineKind kind, YearlyRate rate, PartialDate? asOf, Release release, Source source)
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
    public PartialDate? AsOf { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>The id of a baseline that was given none.</summary>
    public static RecordId IdOf(Scope scope, ItemCode item, BaselineKind kind, PartialDate? asOf) =>
        RecordId.Of(scope.Value, item.Value, Word.Of(kind), asOf?.Text ?? "undated");

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Scope.Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => Scope.Partner is { } partner ? [partner] : [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Item];

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => [Scope.Value];
}
