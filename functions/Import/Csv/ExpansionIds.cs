using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Factories;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Finds the expansion of a line that a row without an id is about, so that an expansion whose date has moved keeps its id: first an
/// equal one, then the first of the same rate. A row of another date and rate is a new promise.
/// </summary>
/// <remarks>Expansions are tried and numbered in the order of what they promise, so that an id does not depend on where its row stands in the file.</remarks>
internal static class ExpansionIds
{
    /// <summary>The id of the n-th new expansion of a line, from 1.</summary>
    public static Keyword Of(int n) => Parsed.As<Keyword>(string.Create(CultureInfo.InvariantCulture, $"x{n}"));

    /// <summary>Everything that an expansion states, except its id and history.</summary>
    public static object Promise(Expansion expansion) =>
        (expansion.Effective, expansion.NewRate, expansion.AddedRate, expansion.RampMonths, expansion.Stage, expansion.DatePrecision, expansion.Source);

    /// <summary>The expansions in the order of what they promise, first of the month, and of their history.</summary>
    public static IOrderedEnumerable<TRow> InOrder<TRow>(IEnumerable<TRow> rows, Func<TRow, Expansion> of) =>
        rows.OrderBy(row => of(row).Effective)
            .ThenBy(row => of(row).NewRate?.Units)
            .ThenBy(row => of(row).AddedRate?.Units)
            .ThenBy(row => of(row).RampMonths)
            .ThenBy(row => of(row).Stage)
            .ThenBy(row => of(row).DatePrecision)
            .ThenBy(row => of(row).Source.Citation, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Url, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Date?.Text, StringComparer.Ordinal)
            .ThenBy(row => of(row).Source.Confidence)
            .ThenBy(row => of(row).Source.Notes, StringComparer.Ordinal)
            .ThenBy(row => HistoryCell.Of(of(row).History), StringComparer.Ordinal);

    /// <param name="former">The expansions that the line has.</param>
    /// <param name="stated">The expansions that the file states, each with the id in its row.</param>
    /// <returns>
    /// The expansions of the line, stated anew or as they were, in its order; then the new ones with an id in the order of the file, and those without one
    /// in the order of what they promise.
    /// </returns>
    public static IReadOnlyList<Expansion> Assign(
        IReadOnlyList<Expansion> former, IReadOnlyList<(Keyword? Id, Expansion Expansion)> stated)
    {
        (Keyword? Id, Expansion Expansion)[] rows =
            [.. stated.Where(row => row.Id is not null), .. InOrder(stated.Where(row => row.Id is null), row => row.Expansion)];
        var ids = rows.Select(row => row.Id).ToArray();
        var left = InOrder(former.Where(expansion => !ids.Contains(expansion.Id)), expansion => expansion).ToList();
        Match((earlier, now) => Promise(earlier).Equals(Promise(now)));
        Match((earlier, now) => (earlier.NewRate, earlier.AddedRate) == (now.NewRate, now.AddedRate));

        var next = 1;
        var places = former.Index().ToDictionary(place => place.Item.Id, place => place.Index);
        return
        [
            .. left.Concat(rows.Select((row, index) => Named(row.Expansion, ids[index] ??= Free())))
                .OrderBy(expansion => places.GetValueOrDefault(expansion.Id, places.Count)),
        ];

        void Match(Func<Expansion, Expansion, bool> agree)
        {
            foreach (var (index, row) in rows.Index())
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
            while (ids.Contains(Of(next)) || places.ContainsKey(Of(next)))
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
