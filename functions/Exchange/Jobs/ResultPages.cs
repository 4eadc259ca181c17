using System.Globalization;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>Where in a job's results a page begins.</summary>
/// <param name="Batch">The batch, from 1.</param>
/// <param name="Row">The row in it, from 0.</param>
public sealed record ResultPlace(int Batch, int Row)
{
    private static readonly ResultPlace Start = new(1, 0);

    /// <summary>The beginning where nothing is given; null where it cannot be read.</summary>
    public static ResultPlace? Parse(string? text) =>
        text is null ? Start
        : text.Split('|') is [var batch, var row] && Number(batch) is { } first and > 0 && Number(row) is { } second ? new ResultPlace(first, second)
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Batch}|{Row}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Reads a job's results page by page, as far as the job has got.</summary>
public sealed class ResultPages(ImportResults results)
{
    // How many batches are looked through for one page: it can be short, or even empty, and still not be the last.
    private const int MostBatches = 50;

    /// <summary>The rows with this outcome, or all, from some place on; and where the next page begins, or null on the last.</summary>
    public async Task<(IReadOnlyList<RowResult> Rows, ResultPlace? Next)> Read(
        ImportJob job, ResultPlace from, RowOutcome? outcome, int size, CancellationToken cancellation)
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
