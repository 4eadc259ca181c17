using CoProduction.Functions.Import.Jobs;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>
/// Which jobs a webhook has told of. The clocks of programs differ a little, so that a job can end before one that was told; those that were told lately are kept one by one.
/// </summary>
/// <param name="Since">Jobs that ended before this moment (UTC) are not told any more.</param>
/// <param name="Told">The jobs that ended since and were told, each with its end.</param>
public sealed record JobPlace(DateTimeOffset Since, IReadOnlyDictionary<string, DateTimeOffset> Told)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    internal static JobPlace At(DateTimeOffset moment) => new(moment, new Dictionary<string, DateTimeOffset>());

    internal bool IsAhead(ImportJob job) => job.FinishedAt >= Since && !Told.ContainsKey(job.Id);

    internal JobPlace Past(ImportJob job)
    {
        var end = job.FinishedAt!.Value;
        var since = end - Kept > Since ? end - Kept : Since;
        return new JobPlace(since, Told.Append(KeyValuePair.Create(job.Id, end)).Where(told => told.Value >= since).ToDictionary());
    }
}
