using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The rates of lines and the statuses of factories that an import states in files of their own.</summary>
internal sealed class LineStatements(Staged<Factory> factories, RowGroups<Factory, Line> groups, StatedPlans plans, Staged<Item> items)
{
    private readonly Dictionary<string, Stated> stated = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> lines = [];

    /// <summary>The ids of the factories of which the import states something here.</summary>
    public IEnumerable<string> Factories => stated.Keys;

    /// <summary>The file that states something of a factory first.</summary>
    public string FileOf(string factory) => stated[factory].File;

    public void Add(Row row, SiteId factory, ItemCode? item, Keyword? stage, Statement? statement)
    {
        if (plans.LineOf(row, factory, item, stage) is not { } line || statement is null)
        {
            return;
        }

        if (StatedUnits.Fault(line.Item, items.Current(line.Item.Value), statement.Quantity) is { } fault)
        {
            row.Fault(row.Has("unit") ? "unit" : "item_code", fault);
        }
        else if (!lines.TryAdd((factory, line.Key, statement.Measure, statement.Period, statement.Source), row.Line))
        {
            row.Fault("measure", $"Line {lines[(factory, line.Key, statement.Measure, statement.Period, statement.Source)]} states this of the same line already.");
        }
        else if (groups.Find(factory.Value)?.Parts.Any(part => part.Key == line.Key && part.Rates.Any(statement.IsSameAs)) == true)
        {
            row.Fault("measure", "factories.csv states this of the same line already.");
        }
        else
        {
            OfFactory(row, factory).Rates.Add((line.Key, statement));
        }
    }

    public void Add(Row row, SiteId factory, DatedStatus? status)
    {
        if (groups.Find(factory.Value) is null && factories.Former(factory.Value) is null)
        {
            row.Fault("factory_id", $"{factory} is no factory in the register or in this import.");
        }
        else if (status is not null && !lines.TryAdd((factory, status.Month), row.Line))
        {
            row.Fault("from", $"Line {lines[(factory, status.Month)]} states a status from this month already.");
        }
        else if (status is not null)
        {
            OfFactory(row, factory).Statuses.Add(status);
        }
    }

    /// <summary>Checks that factories.csv names the latest status of each factory, if statuses.csv states its statuses.</summary>
    public void CheckLatest()
    {
        foreach (var (id, ofThis) in stated)
        {
            if (groups.Find(id) is { Head: { } head } group && Latest(ofThis, factories.Former(id)) is { } latest && head.Status != latest)
            {
                group.First.Fault("status", $"Must be {Word.Of(latest)}, the latest status in statuses.csv.");
            }
        }
    }

    /// <summary>A factory, which the import states or the register has, with the statuses and rates that are stated here.</summary>
    public Factory Complete(Factory factory)
    {
        if (!stated.TryGetValue(factory.Id.Value, out var ofThis))
        {
            return factory;
        }

        var withRates = factory.With([.. factory.Lines.Select(line => ofThis.Rates.Where(rate => rate.Line == line.Key).ToList() is { Count: > 0 } rates
            ? line.WithRates([.. line.Rates.Where(before => !rates.Exists(rate => rate.Statement.IsSameAs(before))), .. rates.Select(rate => rate.Statement)])
            : line)]);
        return ofThis.Statuses.Count == 0 ? withRates : withRates.Adding(ofThis.Statuses);
    }

    private static SiteStatus? Latest(Stated stated, Factory? former) =>
        (former?.Statuses ?? []).Where(status => !stated.Statuses.Exists(other => other.Month == status.Month)).Concat(stated.Statuses)
            .OrderBy(status => status.Month).LastOrDefault() is { } latest && stated.Statuses.Count > 0
            ? latest.Status
            : null;

    private Stated OfFactory(Row row, SiteId factory)
    {
        if (!stated.TryGetValue(factory.Value, out var ofThis))
        {
            stated.Add(factory.Value, ofThis = new Stated(row.File));
        }

        return ofThis;
    }

    private sealed class Stated(string file)
    {
        public string File => file;

        public List<(LineKey Line, Statement Statement)> Rates { get; } = [];

        public List<DatedStatus> Statuses { get; } = [];
    }
}
