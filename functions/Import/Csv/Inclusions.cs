using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The baselines that the rows of an import state to include.</summary>
internal sealed class Inclusions
{
    public const string Column = "includes";

    private readonly List<(Row Row, IReadOnlyList<RecordId> Includes)> named = [];
    private readonly List<(Row Row, RecordId Id)> rows = [];

    /// <summary>Notes the baselines that a row names. Those of a row with other faults count too.</summary>
    public void Name(Row row, IReadOnlyList<RecordId> includes) => named.Add((row, includes));

    /// <summary>Notes the baseline that a row states.</summary>
    public void Add(Row row, RecordId id) => rows.Add((row, id));

    /// <summary>Checks that the included baselines exist, and that none includes itself. A cycle is a fault of one row in it.</summary>
    public void Check(Staged<Baseline> baselines)
    {
        foreach (var (row, includes) in named)
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

        foreach (var (row, id) in rows)
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
