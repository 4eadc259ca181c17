using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Stores import jobs in a table, each in the partition of its partner. The first call creates the table.</summary>
public sealed class ImportJobs(TableServiceClient service, StoragePrefix prefix) : ITraces
{
    private const int MostAttempts = 20;
    private const string By = "By";

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Jobs"), table => table.CreateIfNotExistsAsync());

    public TracePlace Place => TracePlace.Imports;

    /// <summary>Raised when this program has stored that a job has ended.</summary>
    internal event Action? Ended;

    /// <summary>Adds a job; false where the id is taken.</summary>
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

    /// <summary>The job; null where this partner has none with that id.</summary>
    public async Task<ImportJob?> Find(string partner, string id, CancellationToken cancellation)
    {
        var row = await (await Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(partner, id, cancellationToken: cancellation);
        return row.HasValue ? JobOf(row.Value!) : null;
    }

    /// <summary>The partner's jobs, newest first, after the one with this id.</summary>
    public async IAsyncEnumerable<ImportJob> List(string partner, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and RowKey gt {after ?? ""}");
        await foreach (var row in (await Open(cancellation)).QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellation))
        {
            yield return JobOf(row);
        }
    }

    /// <summary>The partner's jobs that finished at a moment or later, in any order.</summary>
    public async IAsyncEnumerable<ImportJob> EndedSince(string partner, DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and FinishedAt ge {moment}");
        await foreach (var row in (await Open(cancellation)).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return JobOf(row);
        }
    }

    /// <summary>The jobs of all partners that finished before a moment.</summary>
    public async IAsyncEnumerable<ImportJob> EndedBefore(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (jobs, started) = (await Open(cancellation), ImportIds.Since(moment));
        // Those that have jobs, whether or not they are in the register.
        await foreach (var partner in PartitionScan.Partitions(await Open(cancellation), cancellation))
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

    /// <summary>How many jobs somebody started.</summary>
    public async Task<int> Count(string author, CancellationToken cancellation)
    {
        var partner = author[..author.IndexOf(':', StringComparison.Ordinal)];
        var filter = $"{TableClient.CreateQueryFilter($"PartitionKey eq {partner}")} and {AuthorFilter.Of(By, author)}";
        return await (await Open(cancellation)).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    /// <summary>How many of the partner's jobs are unfinished.</summary>
    public async Task<int> Unfinished(string partner, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partner} and Finished eq {false}");
        return await (await Open(cancellation)).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation).CountAsync(cancellation);
    }

    /// <summary>Changes a job. The change is made to the latest version, and repeated where another writer was first.</summary>
    /// <param name="job">The job, by partner and id.</param>
    /// <param name="change">Returns the next version; the same version where nothing changes.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The latest version; null where the job is gone.</returns>
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
                if (next.IsFinished)
                {
                    Ended?.Invoke();
                }

                return next;
            }
            catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status412PreconditionFailed && attempt < MostAttempts)
            {
                // Another writer was first; try again with its version.
            }
        }
    }

    /// <summary>Removes a job, unless its latest version is one that stays.</summary>
    /// <returns>The job that stays; null where it is gone.</returns>
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
                // Another writer was first; its version decides.
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
            [nameof(ImportJob.FinishedAt)] = job.FinishedAt,
            [By] = job.Caller.Author.Name,
        };
        JsonColumns.Write(row, JsonSerializer.Serialize(job, RecordJson.Options));
        return row;
    }

    private static ImportJob JobOf(TableEntity row) => JsonSerializer.Deserialize<ImportJob>(JsonColumns.Read(row)!, RecordJson.Options)!;

    private ValueTask<TableClient> Open(CancellationToken cancellation) => table.Open(cancellation);
}

/// <summary>Another program has continued or removed the job. The run that meets this stops; nothing is wrong.</summary>
public sealed class LostJobException() : Exception("Another program has continued or removed the job.");
