using CoProduction.Functions.Import.JsonLines;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Reads the lines of an upload in batches that can be checked and written together (<see cref="RecordDependencies"/>).</summary>
internal sealed class Batches(JsonLineReader reader, JsonLineParser parser, CountryCode partner)
{
    private const int MostLines = 200;

    private ParsedLine? waiting;

    /// <summary>Reads the next batch; empty after the last line.</summary>
    public async Task<IReadOnlyList<ParsedLine>> Next(CancellationToken cancellation)
    {
        var (lines, dependencies) = (new List<ParsedLine>(), new RecordDependencies());
        while (lines.Count < MostLines && await Read(cancellation) is { } line)
        {
            if (line.IsSound && !(line.Record is { } record ? dependencies.TryAdd(line.Kind!.Name, record) : dependencies.TryAddDeletion(line.Kind!, line.Deletes!)))
            {
                waiting = line;
                break;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Reads the lines of a batch whose outcomes are stored already.</summary>
    public async Task<IReadOnlyList<ParsedLine>> Reread(ResultBatch batch, CancellationToken cancellation)
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
