using CoProduction.Registry.Figures;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Coverages;

/// <summary>A sourced statement that all makers of an item in a scope are registered.</summary>
/// <remarks>Without such a statement, the item may have makers in the scope that the register does not know.</remarks>
public sealed record Coverage : IFigure
{
    /// <param name="id">The id, which begins with the scope.</param>
    /// <param name="item">The product or component.</param>
    /// <param name="scope">The scope whose makers are all registered; never a company.</param>
    /// <param name="asOf">The date of the statement; null if unknown.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="source">The source that says so.</param>
    /// <exception cref="ArgumentException">The id does not begin with the scope, or the scope is a company.</exception>
    public Coverage(RecordId id, ItemCode item, Scope scope, Period? asOf, Release release, Source source)
    {
        Id = ScopedId.Of(scope, id);
        Item = item;
        Scope = scope.Kind != ScopeKind.Company ? scope : throw new ArgumentException("Must not be a company's.", nameof(scope));
        AsOf = asOf;
        Release = release;
        Source = source;
    }

    public RecordId Id { get; }

    public ItemCode Item { get; }

    public Scope Scope { get; }

    /// <summary>The date of the statement. It says nothing of makers that begin later.</summary>
    public Period? AsOf { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>The id of a statement that was given none.</summary>
    public static RecordId IdOf(Scope scope, ItemCode item) => RecordId.Of(scope.Value, item.Value, "coverage");

    object IFigure.Subject => (Item, Scope);

    object IFigure.Statement => (AsOf, Source);

    RecordId IFigure.SubjectId => IdOf(Scope, Item);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Scope.Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => Scope.Partner is { } partner ? [partner] : [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Item];

    IEnumerable<string?> IRecord.Texts => [Scope.Value];
}
