using CoProduction.Functions.Records;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The successors that the rows of an import state of their sites.</summary>
internal sealed class SiteSuccessors<TSite>(Staged<TSite> sites)
    where TSite : class, ISite
{
    private readonly Dictionary<string, (Row Row, SiteSuccessor? Successor)> stated = new(StringComparer.Ordinal);
    private readonly List<(Row Row, SiteSuccessor Successor)> named = [];

    /// <summary>Notes what the first row of a site states. That of a row with other faults counts too, even without a valid id.</summary>
    public void Add(Row row, SiteId? id, SiteSuccessor? successor)
    {
        if ((id is null || stated.TryAdd(id.Value, (row, successor))) && successor is not null)
        {
            named.Add((row, successor));
        }
    }

    /// <summary>Checks that the successors exist, and that none leads back to its site. A cycle is a fault of one row in it.</summary>
    public void Check()
    {
        foreach (var (row, successor) in named)
        {
            if (row.Has(SiteCells.ColumnOf(successor)) && !stated.ContainsKey(successor.Site.Value) && sites.Former(successor.Site.Value) is null)
            {
                row.Fault(SiteCells.ColumnOf(successor), $"{successor.Site} is no site of this kind in the register or in this import.");
            }
        }

        if (!ReferenceCycle.Exists(stated.Keys, Successor))
        {
            return;
        }

        foreach (var (id, (row, successor)) in stated)
        {
            if (ReferenceCycle.Through(id, Successor) is { } cycle)
            {
                row.Fault(SiteCells.ColumnOf(successor!), $"The successors would have a cycle: {string.Join(" > ", cycle)}.");
                return;
            }
        }
    }

    private IEnumerable<string> Successor(string id)
    {
        var next = stated.TryGetValue(id, out var row) ? row.Successor : sites.Former(id)?.Successor;
        return next is null ? [] : [next.Site.Value];
    }
}
