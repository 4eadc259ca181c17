using CoProduction.Functions.Http;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Decides what comes of the lines of a batch, and writes their records.</summary>
internal sealed class BatchWriter(IRecordStore store, ImportWriter writer, TimeProvider time)
{
    /// <summary>Decides what comes of each line that is about a record.</summary>
    public async Task<(IReadOnlyList<RowResult> Rows, IReadOnlyList<Seen> Seen)> Plan(
        ImportJob job, IReadOnlyList<ParsedLine> lines, RegisterView view, RegisteredSites sites, StatedRecords stated, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var planner = new LinePlanner(new RecordPlanner(job.Caller, sites, today, tellsChanges: job.DryRun), store, view, job.CreatedAt, stated.Has);
        var beside = lines.Any(line => line.Faults.Count > 0) ? view.With([.. lines.Select(line => line.Record).OfType<IRecord>()]) : view;
        var rows = new (RowResult Row, Seen Seen)?[lines.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StorageRequests.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lines.Index(), parallel, async (line, ended) =>
        {
            if (line.Item.IsSound)
            {
                var (plan, identified) = await planner.Plan(line.Item, ended);
                var row = identified.Result(plan.Outcome, plan.Faults) with { Changes = plan.Changes, Notices = plan.Notices };

                // A line that names a version knows more than the position at which its file was exported.
                if (job.Exported is { } exported && line.Item.ETag is null && plan.Outcome.IsChange()
                    && await writer.Later(line.Item.Kind!, row.Id!, exported, job.Author, job.Caller, ended) is { } later)
                {
                    (plan, row) = (RecordPlan.Rejected(later), identified.Rejected([line.Item.Record is null ? later : JsonLineParser.Within(later)]));
                }

                rows[line.Index] = (row, plan.Seen);
            }
            else if (!line.Item.IsSnapshot)
            {
                rows[line.Index] = (line.Item.Rejected(await planner.Faults(line.Item, beside, ended)), Seen.Nothing);
            }
        });
        var planned = rows.OfType<(RowResult Row, Seen Seen)>().ToArray();
        return ([.. planned.Select(row => row.Row)], [.. planned.Select(row => row.Seen)]);
    }

    /// <summary>Writes and deletes the records of a batch according to its outcomes. What an earlier run has written stays.</summary>
    /// <returns>The batch, with rejected rows where somebody else changed a record since the batch was planned.</returns>
    public async Task<ResultBatch> Write(ImportJob job, IReadOnlyList<ParsedLine> lines, ResultBatch batch, CancellationToken cancellation)
    {
        var planned = batch.Rows.Zip(batch.Seen)
            .Where(row => row.First.Outcome.IsChange() || row.First.Notices is not null)
            .ToDictionary(row => row.First.Row!.Value, row => (Id: row.First.Id!, Seen: row.Second));
        var open =
            from line in lines
            where line.IsSound && planned.ContainsKey(line.Line.Number)
            let row = planned[line.Line.Number]
            group line.Record is { } record ? new PlannedWrite(line.Kind!.WithId(record, row.Id), row.Seen) : PlannedWrite.Deletion(row.Id, row.Seen) by line.Kind!;
        var faults = new Dictionary<(string Kind, string Id), BodyFault>();
        foreach (var ofKind in open)
        {
            foreach (var id in await writer.Write(ofKind.Key, [.. ofKind], job.Author, batch.PlannedAt, progress: null, cancellation))
            {
                faults[(ofKind.Key.Name, id)] = await writer.Overtaken(ofKind.Key, id, batch.PlannedAt, job.Caller, cancellation);
            }
        }

        return faults.Count == 0 ? batch : batch with { Rows = [.. batch.Rows.Select(row => row.Overtaken(faults))] };
    }
}
