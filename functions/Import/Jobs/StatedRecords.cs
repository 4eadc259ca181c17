using CoProduction.Functions.Import.JsonLines;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// The retired records that the lines of a job state. A line may name them although they are retired, so that an export can be imported again. The upload is
/// read for them only when a line names a retired record anew, because hardly any does.
/// </summary>
internal sealed class StatedRecords(ImportUploads uploads, ImportJob job, JsonLineParser parser) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private IReadOnlySet<RecordName>? found;

    public async Task<bool> Has(RecordName name, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return (found ??= await Find(cancellation)).Contains(name);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlySet<RecordName>> Find(CancellationToken cancellation)
    {
        var names = new HashSet<RecordName>();
        await using var content = await uploads.Open(job, 0, cancellation);
        var reader = new JsonLineReader(content, 0, 0, parser.Longest);
        while (await reader.Next(cancellation) is { } line)
        {
            // Most lines need not be parsed.
            if (line.Content.AsSpan().IndexOf("\"retired\""u8) >= 0 && parser.Parse(line, job.Caller.Partner).Record is IRetirable { Retired: not null } record)
            {
                names.Add(RecordName.Of(record));
            }
        }

        return names;
    }
}
