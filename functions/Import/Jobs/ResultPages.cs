using System.Globalization;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The place in a job's results where a page begins.</summary>
/// <param name="Batch">The batch, from 1.</param>
/// <param name="Row">The row in it, from 0.</param>
public sealed record ResultPlace(int Batch, int Row)
{
    private static readonly ResultPlace Start = new(1, 0);

    /// <summary>Parses a place: the beginning where there is no text; null where the text is no place.</summary>
    public static ResultPlace? Parse(string? text) =>
        text is null ? Start
        : text.Split('|') is [var batch, var row] && Number(batch) is { } first and > 0 && Number(row) is { } second ? new ResultPlace(first, second)
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Batch}|{Row}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Reads a job's results in pages, as far as the job has come.</summary>
public sealed class ResultPages(ImportResults results)
{
    // How many batches are searched for one page. So a page can be short or empty without being the last.
    private const int MostBatches = 50;

    /// <summary>The rows from a place on, of all outcomes or of one; and the place where the next page begins, null after the last.</summary>
    public async Task<(IReadOnlyList<RowResult> Rows, ResultPlace? Next)> Read(
        ImportJob job, ResultPlace from, RecordOutcome? outcome, int size, CancellationToken cancellation)
    {
        var found = new List<RowResult>();
        for (var number = from.Batch; number <= job.Batches; number++)
        {
            if (number - from.Batch == MostBatches)
            {
                return (found, new ResultPlace(number, 0));
            }

            var batch = await results.Find(job, number, cancellation);
            var rows = batch?.Rows ?? [];
            for (var row = number == from.Batch ? from.Row : 0; row < rows.Count; row++)
            {
                if (outcome is not null && rows[row].Outcome != outcome)
                {
                    continue;
                }

                if (found.Count == size)
                {
                    return (found, new ResultPlace(number, row));
                }

                found.Add(rows[row]);
            }
        }

        return (found, null);
    }
}
