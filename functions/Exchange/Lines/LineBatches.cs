using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>The lines of an upload in batches that can be checked and written as one (<see cref="LineTies"/>).</summary>
internal sealed class LineBatches(LineReader reader, LineParser parser, CountryCode partner)
{
    private const int MostLines = 200;

    private ParsedLine? waiting;

    /// <summary>The next batch; empty after the last line.</summary>
    public async Task<IReadOnlyList<ParsedLine>> Next(CancellationToken cancellation)
    {
        var (lines, ties) = (new List<ParsedLine>(), new LineTies());
        while (lines.Count < MostLines && await Read(cancellation) is { } line)
        {
            if (line.Record is { } record && !ties.TryAdd(line.Kind!.Name, record))
            {
                waiting = line;
                break;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>The lines of a batch that was settled before.</summary>
    public async Task<IReadOnlyList<ParsedLine>> Again(ResultBatch batch, CancellationToken cancellation)
    {
        var lines = new List<ParsedLine>();
        while (lines.Count < batch.Lines)
        {
            lines.Add(await Read(cancellation) ?? throw new InvalidOperationException("The upload has fewer lines than before."));
        }

        return lines;
    }

    private async Task<ParsedLine?> Read(CancellationToken cancellation)
    {
        if (waiting is { } line)
        {
            waiting = null;
            return line;
        }

        return await reader.Next(cancellation) is { } next ? parser.Parse(next, partner) : null;
    }
}
