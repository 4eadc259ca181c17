using CoProduction.Registry.Figures;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Stocks;

/// <summary>A published figure about a stock or its use: days of supply, consumption, requirement.</summary>
public sealed record Stock : IFigure
{
    /// <param name="id">The id, which begins with the scope.</param>
    /// <param name="item">The item.</param>
    /// <param name="scope">The owner of the stock; never a company.</param>
    /// <param name="metric">The quantity measured: days_of_supply, consumption_per_month, …</param>
    /// <param name="value">The figure, 0 to <see cref="Amount.Largest"/>.</param>
    /// <param name="unit">The unit of the figure.</param>
    /// <param name="asOf">The date of the figure; null if unknown.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="source">The source of these facts.</param>
    /// <exception cref="ArgumentException">The figure is negative or not finite, the unit is malformed, the id does not begin with the scope, or the
    /// scope is a company.</exception>
    public Stock(
        RecordId id,
        ItemCode item,
        Scope scope,
        Keyword metric,
        double value,
        string unit,
        Period? asOf,
        Release release,
        Source source)
    {
        Id = ScopedId.Of(scope, id);
        Item = item;
        Scope = scope.Kind != ScopeKind.Company ? scope : throw new ArgumentException("Must not be a company's.", nameof(scope));
        Metric = metric;
        Value = Require.Amount(value, nameof(value));
        Unit = Require.Text(unit, Wording.Name, nameof(unit));
        AsOf = asOf;
        Release = release;
        Source = source;
    }

    public RecordId Id { get; }

    public ItemCode Item { get; }

    public Scope Scope { get; }

    public Keyword Metric { get; }

    public double Value { get; }

    public string Unit { get; }

    public Period? AsOf { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>The id of a figure that was given none.</summary>
    public static RecordId IdOf(Scope scope, ItemCode item, Keyword metric, Period? asOf) =>
        RecordId.Of(scope.Value, item.Value, metric.Value, asOf?.Text ?? "undated");

    object IFigure.Subject => (Item, Scope, Metric, AsOf);

    object IFigure.Statement => (Value, Unit, Source);

    RecordId IFigure.SubjectId => IdOf(Scope, Item, Metric, AsOf);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Scope.Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => Scope.Partner is { } partner ? [partner] : [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Item];

    string? IRecord.Status => Metric.Value;

    IEnumerable<string?> IRecord.Texts => [Scope.Value, Unit];
}
