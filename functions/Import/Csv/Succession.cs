using CoProduction.Functions.Records;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The items that an import states, to check them with their successors.</summary>
internal sealed class Succession
{
    public const string Column = "succeeded_by";

    private readonly Dictionary<ItemCode, Row> rows = [];
    private readonly List<(Row Row, ItemCode Successor)> named = [];

    /// <summary>Notes an item with the successor that its row states. Those of a row with other faults count too.</summary>
    public void Add(Row row, ItemCode item, ItemCode? successor)
    {
        rows.Add(item, row);

        // Without the column, the item keeps its successor, which the caller may not see.
        if (successor is not null && row.Has(Column))
        {
            named.Add((row, successor));
        }
    }

    /// <summary>
    /// Checks that each successor is a product of the same family, and that no item succeeds itself. A cycle is a fault of one row in it.
    /// </summary>
    public void Check(Staged<Item> items)
    {
        foreach (var (row, code) in named.Where(one => !items.Has(one.Successor.Value)))
        {
            row.Fault(Column, $"{code} is the code of no product in the register or in this import.");
        }

        foreach (var item in items.After.Where(item => item.SucceededBy is not null))
        {
            Check(item, item.SucceededBy!, items);
        }

        if (!ReferenceCycle.Exists(rows.Keys.Select(item => item.Value), Successor))
        {
            return;
        }

        foreach (var (item, row) in rows)
        {
            if (ReferenceCycle.Through(item.Value, Successor) is { } cycle)
            {
                row.Fault(Column, $"The successors would have a cycle: {string.Join(" > ", cycle)}.");
                return;
            }
        }

        IEnumerable<string> Successor(string code) => items.Current(code)?.SucceededBy is { } next ? [next.Value] : [];
    }

    private void Check(Item item, ItemCode code, Staged<Item> items)
    {
        if (items.Current(code.Value) is not { } successor || item.SuccessorFault(successor) is not { } fault)
        {
            return;
        }

        if (rows.GetValueOrDefault(item.Code) is { } own)
        {
            own.Fault(own.Has(Column) ? Column : "family", own.Has(Column) ? fault : $"{code} is its successor and of the family {successor.Family}.");
        }
        else if (rows.GetValueOrDefault(code) is { } of)
        {
            of.Fault("family", $"{item.Code} names {code} as its successor, which must be a product of the family {item.Family}.");
        }
    }
}
