using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Finds the expansion of a line that a row without an id is about, so that an expansion whose date has moved keeps its id: first an
/// equal one, then the first of the same rate, then the next one left.
/// </summary>
internal static class ExpansionIds
{
    /// <summary>The id of the n-th new expansion of a line, from 1.</summary>
    public static Keyword Of(int n) => Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"x{n}"));

    /// <summary>Everything that an expansion states, except its id and history.</summary>
    public static object Promise(Expansion expansion) =>
        (expansion.Effective, expansion.NewRate, expansion.AddedRate, expansion.RampMonths, expansion.Stage, expansion.DatePrecision, expansion.Source);

    /// <param name="former">The expansions that the line has.</param>
    /// <param name="stated">The expansions that the file states, each with the id in its row.</param>
    /// <returns>The stated expansions with their ids, in the order of the file.</returns>
    public static IReadOnlyList<Expansion> Assign(
        IReadOnlyList<Expansion> former, IReadOnlyList<(Keyword? Id, Expansion Expansion)> stated)
    {
        var ids = stated.Select(row => row.Id).ToArray();
        var left = former.Where(expansion => !ids.Contains(expansion.Id)).ToList();
        Match((earlier, now) => Promise(earlier).Equals(Promise(now)));
        Match((earlier, now) => (earlier.NewRate, earlier.AddedRate) == (now.NewRate, now.AddedRate));
        Match((_, _) => true);

        var next = 1;
        return [.. stated.Select((row, index) => Named(row.Expansion, ids[index] ??= Free()))];

        void Match(Func<Expansion, Expansion, bool> agree)
        {
            foreach (var (index, row) in stated.Index())
            {
                if (ids[index] is null && left.FindIndex(earlier => agree(earlier, row.Expansion)) is >= 0 and var found)
                {
                    ids[index] = left[found].Id;
                    left.RemoveAt(found);
                }
            }
        }

        Keyword Free()
        {
            while (ids.Contains(Of(next)))
            {
                next++;
            }

            return Of(next);
        }
    }

    private static Expansion Named(Expansion expansion, Keyword id) =>
        new(id, expansion.Effective, expansion.NewRate, expansion.AddedRate, expansion.RampMonths, expansion.Stage,
            expansion.DatePrecision, expansion.Source, expansion.History);
}
