using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The plans that an import states, by factory and line, and the statements that no others are planned.</summary>
internal sealed class StatedPlans(Staged<Factory> factories, RowGroups<Factory, Line> groups, Staged<Item> items)
{
    private readonly Dictionary<string, Stated> stated = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> lines = [];

    /// <summary>The ids of the factories for which the import states plans.</summary>
    public IEnumerable<string> Factories => stated.Keys;

    /// <summary>The file that states a plan of a factory first.</summary>
    public string FileOf(string factory) => stated[factory].File;

    public void Add(Row row, SiteId factory, ItemCode? item, Keyword? stage, Keyword? id, Plan? plan)
    {
        if (LineOf(row, factory, item, stage) is not { } line)
        {
            return;
        }

        object key = id is null ? (factory, row.File, row.Content) : (factory, line.Key, id);
        if (!lines.TryAdd(key, row.Line))
        {
            row.Fault(id is null ? "factory_id" : "id", id is null
                ? $"Line {lines[key]} is equal to this one; give each row an id if both are meant."
                : $"Line {lines[key]} has this id for the same line already.");
        }
        else if ((plan?.Terms.Total ?? plan?.Terms.Added) is { } quantity && StatedUnits.Fault(line.Item, items.Current(line.Item.Value), quantity) is { } fault)
        {
            row.Fault(row.Has("unit") ? "unit" : "item_code", fault);
        }
        else if (plan is not null)
        {
            OfFactory(row, factory).Plans.Add(new PlannedPlan(row, line.Key, id, plan));
        }
    }

    public void AddNonePlanned(Row row, SiteId factory, ItemCode? item, Keyword? stage, Source? source)
    {
        if (LineOf(row, factory, item, stage) is not { } line)
        {
            return;
        }

        object key = (factory, line.Key);
        if (!lines.TryAdd(key, row.Line))
        {
            row.Fault("funding_status", $"Line {lines[key]} says this of the same line already.");
        }
        else if (source is not null)
        {
            OfFactory(row, factory).NonePlanned.Add(line.Key, source);
        }
    }

    /// <summary>
    /// The factory's lines with the plans that the import states for them, and their former ones. An import ends no promise that it does not name.
    /// </summary>
    public IReadOnlyList<Line> Complete(string factory, IReadOnlyList<Line> bare)
    {
        var ofThis = stated.GetValueOrDefault(factory);
        return [.. bare.Select(line =>
        {
            var former = factories.Former(factory)?.Lines.FirstOrDefault(earlier => earlier.Key == line.Key);
            var plans = PlanIds.Assign(former?.Plans ?? [], ofThis?.Of(line) ?? []);
            foreach (var lost in PlanReplacement.Lost(plans))
            {
                ofThis?.RowOf(line, lost)?.Fault("replaced_by", PlanReplacement.Rule);
            }

            return line.With(plans) with
            {
                NonePlanned = ofThis?.NonePlanned.GetValueOrDefault(line.Key) ?? former?.NonePlanned,
            };
        })];
    }

    /// <summary>The line that a row means; null, with a fault, where that is unclear.</summary>
    public Line? LineOf(Row row, SiteId factory, ItemCode? item, Keyword? stage)
    {
        if (LinesOf(factory.Value) is not { } ofFactory)
        {
            row.Fault("factory_id", $"{factory} is no factory in the register or in this import.");
            return null;
        }

        var name = row.ParseOrNull<LineName>(LineColumns.Line);
        Line[] meant =
        [
            .. ofFactory.Where(line => (item is null || line.Item == item) && (stage is null || line.Stage == stage) && (name is null || line.Name == name)),
        ];
        if (meant is [var line])
        {
            return line;
        }

        var column = meant.Length == 0 ? item is null ? "factory_id" : "item_code" : LineColumns.All.First(each => meant.Select(Cell(each)).Distinct().Count() > 1);
        row.Fault(column, meant.Length == 0
            ? $"{factory} has no such line; its lines are {string.Join(", ", ofFactory.Select(known => known.Key.ToString().Replace('/', ' ')))}."
            : $"{factory} has several such lines: name one by {string.Join(", ", LineColumns.All.Where(each => meant.Select(Cell(each)).Distinct().Count() > 1))}.");
        return null;
    }

    private static Func<Line, string?> Cell(string column) => column switch
    {
        "item_code" => line => line.Item.Value,
        "stage" => line => line.Stage.Value,
        _ => line => line.Name?.Value,
    };

    private Stated OfFactory(Row row, SiteId factory)
    {
        if (!stated.TryGetValue(factory.Value, out var ofThis))
        {
            stated.Add(factory.Value, ofThis = new Stated(row.File));
        }

        return ofThis;
    }

    /// <summary>The lines that the import states and those that the register has beside them.</summary>
    private IReadOnlyList<Line>? LinesOf(string factory)
    {
        var (stated, former) = (groups.Find(factory)?.Parts ?? [], factories.Former(factory)?.Lines);
        return stated.Count == 0 ? former : [.. stated, .. (former ?? []).Where(line => !stated.Any(other => other.Key == line.Key))];
    }

    /// <summary>What the import states for one factory.</summary>
    private sealed class Stated(string file)
    {
        public string File => file;

        public List<PlannedPlan> Plans { get; } = [];

        public Dictionary<LineKey, Source> NonePlanned { get; } = [];

        /// <summary>The row that states a plan of a line as it was assigned; null if the register has it.</summary>
        public Row? RowOf(Line line, Plan plan) =>
            Plans.Find(stated => stated.Line == line.Key && (stated.Id is null ? stated.Plan.Named(plan.Id) == plan : stated.Id == plan.Id))?.Row;

        public IReadOnlyList<(Keyword? Id, Plan Plan)> Of(Line line) =>
            [.. Plans.Where(promise => promise.Line == line.Key).Select(promise => (promise.Id, promise.Plan))];
    }

    private sealed record PlannedPlan(Row Row, LineKey Line, Keyword? Id, Plan Plan);
}
