using CoProduction.Functions.Records;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The items that an import states, to check them with their successors.</summary>
internal sealed class Succession
{
    public const string Column = "succeeded_by";

    private readonly Dictionary<ItemCode, Row> rows = [];

    public void Add(Row row, ItemCode item) => rows.Add(item, row);

    /// <summary>
    /// Checks that each successor is a product of the same family, and that no item succeeds itself. A cycle is a fault of one row in it.
    /// </summary>
    public void Check(Staged<Item> items)
    {
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
        var own = rows.GetValueOrDefault(item.Code);
        if (items.Current(code.Value) is not { } successor)
        {
            // Without the column, the item keeps its successor, which the caller may not see.
            if (own is not null && own.Has(Column) && !items.Has(code.Value))
            {
                own.Fault(Column, $"{code} is the code of no product in the register or in this import.");
            }
        }
        else if (item.SuccessorFault(successor) is { } fault)
        {
            if (own is not null)
            {
                own.Fault(own.Has(Column) ? Column : "family", own.Has(Column) ? fault : $"{code} is its successor and of the family {successor.Family}.");
            }
            else if (rows.GetValueOrDefault(code) is { } of)
            {
                of.Fault("family", $"{item.Code} names {code} as its successor, which must be a product of the family {item.Family}.");
            }
        }
    }
}
