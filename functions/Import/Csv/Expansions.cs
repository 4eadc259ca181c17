using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The expansions that an import states, by factory and line.</summary>
internal sealed class Expansions(Staged<Factory> factories, RowGroups<Factory, Line> groups)
{
    private readonly Dictionary<string, List<PlannedExpansion>> promises = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> lines = [];

    /// <summary>The ids of the factories for which the import states expansions.</summary>
    public IEnumerable<string> Factories => promises.Keys;

    public void Add(Row row, SiteId factory, ItemCode? item, Keyword? stage, Keyword? id, Expansion? expansion)
    {
        if (LinesOf(factory.Value) is not { } ofFactory)
        {
            row.Fault("factory_id", $"{factory} is no factory in the register or in this import.");
            return;
        }

        Line[] meant = [.. ofFactory.Where(line => (item is null || line.Item == item) && (stage is null || line.Stage == stage))];
        if (meant is not [var line])
        {
            var column = item is null ? "item_code" : "stage";
            row.Fault(column, meant.Length == 0
                ? $"{factory} has no such line; its lines are {string.Join(", ", ofFactory.Select(known => $"{known.Item} {known.Stage}"))}."
                : $"{factory} has several such lines: name one by item_code{(item is null ? "" : " and stage")}.");
            return;
        }

        object key = id is null ? (factory, row.Content) : (factory, line.Item, line.Stage, id);
        if (!lines.TryAdd(key, row.Line))
        {
            row.Fault(id is null ? "factory_id" : "id", id is null
                ? $"Line {lines[key]} is equal to this one; give each row an id if both are meant."
                : $"Line {lines[key]} has this id for the same line already.");
        }
        else if (expansion is not null)
        {
            if (!promises.TryGetValue(factory.Value, out var ofThis))
            {
                promises.Add(factory.Value, ofThis = []);
            }

            ofThis.Add(new PlannedExpansion(line.Item, line.Stage, id, expansion));
        }
    }

    /// <summary>
    /// The factory's lines with the expansions that the import states for it, or with their former ones where it states none.
    /// </summary>
    public IReadOnlyList<Line> Complete(string factory, IReadOnlyList<Line> bare)
    {
        var ofThis = promises.GetValueOrDefault(factory);
        return [.. bare.Select(line =>
        {
            var former = factories.Former(factory)?.Lines
                .FirstOrDefault(earlier => earlier.Item == line.Item && earlier.Stage == line.Stage)?.Expansions ?? [];
            return With(line, ofThis is null ? former : ExpansionIds.Assign(
                former,
                [.. ofThis.Where(promise => promise.Item == line.Item && promise.Stage == line.Stage).Select(promise => (promise.Id, promise.Expansion))]));
        })];
    }

    private static Line With(Line line, IReadOnlyList<Expansion> expansions) =>
        new(line.Item, line.Stage, line.Rate, line.SurgeRate, line.AsOf, line.Source, expansions);

    private IReadOnlyList<Line>? LinesOf(string factory) =>
        groups.Find(factory) is { Parts.Count: > 0 } group ? group.Parts : factories.Former(factory)?.Lines;

    private sealed record PlannedExpansion(ItemCode Item, Keyword Stage, Keyword? Id, Expansion Expansion);
}
