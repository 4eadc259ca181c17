using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Tables;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>The import jobs in a table of their own, each in the partition of its partner. The table is made when it is first asked for.</summary>
public sealed class ImportJobs(TableServiceClient service, TablePrefix prefix)
{
    private const int MostAttempts = 20;

    private readonly TableClient table = service.GetTableClient($"{prefix}Jobs");
    private volatile bool made;

    /// <summary>Adds a job; false where there is one with its id.</summary>
    public async Task<bool> Add(ImportJob job, CancellationToken cancellation)
    {
        try
        {
            await (await Open(cancellation)).AddEntityAsync(RowOf(job), cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    /// <summary>The job, or null where this partner has none with that id.</summary>
    public async Task<ImportJob?> Find(string partner, string id, CancellationToken cancellation)
    {
        var row = await (await Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(partner, id, cancellationToken: cancellation);
        return row.HasValue ? JobOf(row.Value!) : null;
    }

    /// <summary>The partner's jobs after one of them, newest first.</summary>
    public async IAsyncEnumerable<ImportJob> List(string partner, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and RowKey gt {after ?? ""}");
        await foreach (var row in (await Open(cancellation)).QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellation))
        {
            yield return JobOf(row);
        }
    }

    /// <summary>The jobs of all partners that came to their end before a moment.</summary>
    public async IAsyncEnumerable<ImportJob> EndedBefore(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (jobs, started) = (await Open(cancellation), ImportIds.Since(moment));
        await foreach (var partner in Partners(cancellation))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and RowKey ge {started} and Finished eq {true}");
            await foreach (var row in jobs.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            {
                if (JobOf(row) is { FinishedAt: { } end } job && end < moment)
                {
                    yield return job;
                }
            }
        }
    }

    /// <summary>The partners that have jobs, be they in the register or not, each found behind the one before.</summary>
    private async IAsyncEnumerable<string> Partners([EnumeratorCancellation] CancellationToken cancellation)
    {
        var jobs = await Open(cancellation);
        for (var last = ""; last is not null;)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey gt {last}");
            var page = jobs.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: [nameof(ITableEntity.PartitionKey)], cancellationToken: cancellation);
            last = (await page.FirstOrDefaultAsync(cancellation))?.PartitionKey;
            if (last is not null)
            {
                yield return last;
            }
        }
    }

    /// <summary>How many of the partner's jobs have not come to their end.</summary>
    public async Task<int> Unfinished(string partner, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and Finished eq {false}");
        return await (await Open(cancellation)).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    /// <summary>Changes the job as it is when the change comes to its turn.</summary>
    /// <param name="job">The job, by partner and id.</param>
    /// <param name="change">What to make of it; the same, where nothing is to be written.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The job as it is now; null where there is none.</returns>
    public async Task<ImportJob?> Change(ImportJob job, Func<ImportJob, ImportJob> change, CancellationToken cancellation)
    {
        var jobs = await Open(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await jobs.GetEntityIfExistsAsync<TableEntity>(job.Partner, job.Id, cancellationToken: cancellation);
            if (!row.HasValue)
            {
                return null;
            }

            var former = JobOf(row.Value!);
            var next = change(former);
            if (next == former)
            {
                return former;
            }

            try
            {
                await jobs.UpdateEntityAsync(RowOf(next), row.Value!.ETag, TableUpdateMode.Replace, cancellation);
                return next;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status412PreconditionFailed && attempt < MostAttempts)
            {
                // Another was first: the change is made to what the job is now.
            }
        }
    }

    /// <summary>Removes a job, unless it is such that it stays.</summary>
    /// <returns>The job that stays; null where there is none any more.</returns>
    public async Task<ImportJob?> RemoveUnless(ImportJob job, Func<ImportJob, bool> stays, CancellationToken cancellation)
    {
        var jobs = await Open(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await jobs.GetEntityIfExistsAsync<TableEntity>(job.Partner, job.Id, cancellationToken: cancellation);
            if (!row.HasValue || JobOf(row.Value!) is var found && stays(found))
            {
                return row.HasValue ? JobOf(row.Value!) : null;
            }

            try
            {
                await jobs.DeleteEntityAsync(job.Partner, job.Id, row.Value!.ETag, cancellation);
                return null;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status412PreconditionFailed && attempt < MostAttempts)
            {
                // Another was first: what the job is now decides.
            }
        }
    }

    private static TableEntity RowOf(ImportJob job)
    {
        var row = new TableEntity(job.Partner, job.Id)
        {
            ["Finished"] = job.IsFinished,
            [nameof(ImportJob.State)] = job.State.ToString(),
            [nameof(ImportJob.CreatedAt)] = job.CreatedAt,
            ["By"] = job.Caller.Author.Name,
        };
        JsonColumns.Write(row, JsonSerializer.Serialize(job, RecordJson.Options));
        return row;
    }

    private static ImportJob JobOf(TableEntity row) => JsonSerializer.Deserialize<ImportJob>(JsonColumns.Read(row)!, RecordJson.Options)!;

    private async ValueTask<TableClient> Open(CancellationToken cancellation)
    {
        if (!made)
        {
            await table.CreateIfNotExistsAsync(cancellation);
            made = true;
        }

        return table;
    }
}
