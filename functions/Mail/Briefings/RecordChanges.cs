using CoProduction.Gaps.Forecasts;
using CoProduction.Registry;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Counts the records that are new, gone or changed between two registers, by kind, and names the first of them.</summary>
internal static class RecordChanges
{
    private const int MostNames = 5;

    public static IEnumerable<BriefingItem> Of(Register before, Register now, BriefingScope scope, BriefingFigures figures)
    {
        // What stands in a new or gone factory or line is not told of again.
        var factories = before.Factories.Select(factory => factory.Id).Intersect(now.Factories.Select(factory => factory.Id)).ToHashSet();
        var lines = FactoryLine.Of(before.Factories).Select(line => line.Id).Intersect(FactoryLine.Of(now.Factories).Select(line => line.Id)).ToHashSet();
        var (then, present) = (Records(before), Records(now));
        return
        [
            .. Item("New", "", (kind, id) => !then[kind].ContainsKey(id), present),
            .. Item("Gone", ", withdrawn or no longer released to you", (kind, id) => !present[kind].ContainsKey(id), then),
            .. Item("Changed", "", (kind, id) => then[kind].TryGetValue(id, out var former) && !former.Record.Equals(present[kind][id].Record), present),
        ];

        Dictionary<string, Dictionary<string, Named>> Records(Register register)
        {
            var shared = FactoryLine.Of(register.Factories).Where(line => factories.Contains(line.Factory.Id) && Has(line.Line)).ToList();
            return new Dictionary<string, Dictionary<string, Named>>
            {
                ["factory"] = ById(register.Factories.Where(factory => factory.Lines.Any(Has)).Select(factory => new Named(factory.Id.Value, $"{factory.Name} ({factory.Id})", WithoutLines(factory)))),
                ["line"] = ById(shared.Select(line => new Named(line.Id, line.Id, line.Line.With([])))),
                ["plan"] = ById(shared.Where(line => lines.Contains(line.Id)).SelectMany(line => line.Line.Plans, (line, plan) => new Named($"{line.Id}/{plan.Id}", $"{line.Id}/{plan.Id}", plan.Id))),
                ["MRO site"] = ById(register.MaintenanceSites.Where(IsWanted).Select(site => new Named(site.Id.Value, $"{site.Name} ({site.Id})", site))),
                ["baseline"] = Of(register.Baselines),
                ["coverage"] = Of(register.Coverages),
                ["agreement"] = Of(register.Agreements),
                ["stock"] = Of(register.Stocks),
                ["mineral chain"] = Of(register.MineralChains),
                ["item"] = Of(register.Items),
                ["goal"] = Of(register.Goals),
            };
        }

        Dictionary<string, Named> Of<TRecord>(IReadOnlyList<TRecord> records)
            where TRecord : IRecord => ById(records.Where(record => IsWanted(record)).Select(record => new Named(record.Id, record.Id, record)));

        bool Has(Line line) => scope.HasItem(line.Item.Value);

        bool IsWanted(IRecord record) => (record.Family is not { } family || scope.HasFamily(family.Value)) && (record.Items.Count == 0 || record.Items.Any(item => scope.HasItem(item.Value)));

        IEnumerable<BriefingItem> Item(string head, string what, Func<string, string, bool> counts, IReadOnlyDictionary<string, Dictionary<string, Named>> records)
        {
            var all = records.Select(kind => (kind.Key, Names: kind.Value.Where(record => counts(kind.Key, record.Key)).Select(record => record.Value.Name).ToList())).Where(kind => kind.Names.Count > 0).ToList();
            return all.Count == 0 ? []
                : [new BriefingItem(head, $"{figures.Count(all.Sum(kind => kind.Names.Count))} record{(all.Sum(kind => kind.Names.Count) == 1 ? "" : "s")}{what}.", [.. all.Select(kind => Sentence(kind.Key, kind.Names, figures))])];
        }
    }

    private static string Sentence(string kind, List<string> names, BriefingFigures figures)
    {
        var more = names.Count - MostNames;
        return $"{figures.Count(names.Count)} {(names.Count == 1 ? kind : Plural(kind))}: {string.Join(", ", names.Take(MostNames))}{(more > 0 ? $" and {figures.Count(more)} more" : "")}.";
    }

    private static string Plural(string kind) => kind.EndsWith('y') ? $"{kind[..^1]}ies" : $"{kind}s";

    private static Dictionary<string, Named> ById(IEnumerable<Named> records) => records.ToDictionary(record => record.Id, StringComparer.Ordinal);

    private static object WithoutLines(Factory factory) =>
        (factory.Name, factory.Operator, factory.Location, factory.Statuses, factory.Release, factory.Source, factory.Aliases, factory.Successor);

    /// <param name="Id">Its id.</param>
    /// <param name="Name">How it is named.</param>
    /// <param name="Record">What is compared.</param>
    private sealed record Named(string Id, string Name, object Record);
}
