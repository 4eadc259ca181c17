using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Finds out which of a line's expansions a row without an id is about, so that an expansion whose date has moved stays the
/// same expansion: first the one that says the same, then the first of the same rate, then the next that is left.
/// </summary>
internal static class ExpansionIds
{
    /// <summary>The id that the n-th new expansion of a line is given, from 1.</summary>
    public static Keyword Of(int n) => Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"x{n}"));

    /// <summary>All that an expansion says, but its id and history.</summary>
    public static object Promise(Expansion expansion) =>
        (expansion.Effective, expansion.NewRate, expansion.AddedRate, expansion.RampMonths, expansion.Stage, expansion.DatePrecision, expansion.Source);

    /// <param name="former">What the line had.</param>
    /// <param name="stated">What the file says, each with the id that its row names.</param>
    /// <returns>What the file says, each with its id, in the order of the file.</returns>
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
