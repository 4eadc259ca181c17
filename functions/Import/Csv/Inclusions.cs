using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The baselines that the rows of an import state to include.</summary>
internal sealed class Inclusions
{
    public const string Column = "includes";

    private readonly List<(Row Row, RecordId Id, IReadOnlyList<RecordId> Includes)> rows = [];

    public void Add(Row row, RecordId id, IReadOnlyList<RecordId> includes) => rows.Add((row, id, includes));

    /// <summary>Checks that the included baselines exist, and that none includes itself. A cycle is a fault of one row in it.</summary>
    public void Check(Staged<Baseline> baselines)
    {
        foreach (var (row, _, includes) in rows)
        {
            foreach (var missing in includes.Where(included => !baselines.Has(included.Value)))
            {
                row.Fault(Column, $"{missing} is no baseline in the register or in this import.");
            }
        }

        if (!ReferenceCycle.Exists(rows.Select(one => one.Id.Value), Included))
        {
            return;
        }

        foreach (var (row, id, _) in rows)
        {
            if (ReferenceCycle.Through(id.Value, Included) is { } cycle)
            {
                row.Fault(Column, $"The baseline would include itself: {string.Join(" > ", cycle)}.");
                return;
            }
        }

        IEnumerable<string> Included(string id) => baselines.Current(id)?.Includes.Select(included => included.Value) ?? [];
    }
}
