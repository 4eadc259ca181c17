using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Records;

/// <summary>An order of a list, such as <c>-changedAt</c>: by a property, ascending, or descending with a minus before it. Equal records follow by id.</summary>
internal sealed record ListOrder : IParsed<ListOrder>
{
    /// <summary>The query parameter that names it.</summary>
    public const string Parameter = "sort";

    private const string ById = "id";
    private const string ByChange = "changedAt";
    private const char Separator = '|';

    private readonly string property;
    private readonly bool isDescending;

    private ListOrder(string property, bool isDescending) => (this.property, this.isDescending) = (property, isDescending);

    /// <summary>All orders.</summary>
    public static IReadOnlyList<string> All { get; } = [ById, $"-{ById}", ByChange, $"-{ByChange}"];

    public static string Rule => $"Use one of: {string.Join(", ", All)}.";

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out ListOrder value)
    {
        value = text is not null && All.Contains(text) ? new ListOrder(text.TrimStart('-'), text[0] == '-') : null;
        return value is not null;
    }

    public override string ToString() => isDescending ? $"-{property}" : property;

    /// <summary>Up to <paramref name="limit"/> entries in this order, after a place.</summary>
    /// <exception cref="FormatException"><paramref name="after"/> is not a place in a list in this order.</exception>
    public Page<IRecord> PageOf(IEnumerable<Entry<IRecord>> entries, string? after, int limit)
    {
        var last = after is null ? default((string Key, string Id)?) : PlaceAt(after);
        var found = entries
            .Select(entry => (Place: (Key: KeyOf(entry), entry.Record.Id), Entry: entry))
            .Where(one => last is null || Compare(one.Place, last.Value) > 0)
            .OrderBy(one => one.Place, Comparer<(string, string)>.Create(Compare))
            .Take(limit + 1)
            .ToList();
        return new Page<IRecord>(
            [.. found.Take(limit).Select(one => one.Entry)],
            found.Count > limit ? string.Join(Separator, this, found[limit - 1].Place.Key, found[limit - 1].Place.Id) : null);
    }

    /// <summary>What the records are sorted by, in ordinal order.</summary>
    private string KeyOf(Entry<IRecord> entry) =>
        property == ByChange ? entry.ChangedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) : "";

    private (string Key, string Id) PlaceAt(string text) =>
        text.Split(Separator) is [var order, var key, var id] && order == ToString()
            ? (key, id)
            : throw new FormatException($"'{text}' is not a place in a list in the order {this}.");

    private int Compare((string Key, string Id) left, (string Key, string Id) right)
    {
        var order = string.CompareOrdinal(left.Key, right.Key) is not 0 and var byKey ? byKey : string.CompareOrdinal(left.Id, right.Id);
        return isDescending ? -order : order;
    }
}
