using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Runs;

namespace CoProduction.Functions.GapReports;

/// <summary>Deletes archived nights with their reports after the time that is configured. By default they are kept for ever.</summary>
public sealed class ArchiveRemoval(SnapshotArchive snapshots, PublishedReports published, ArchiveRetention retention, TimeProvider time) : IScheduledRun
{
    public string Name => "archive-removal";

    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation)
    {
        if (retention.Days == 0)
        {
            return null;
        }

        // The registers first: a night whose register is there and whose list is not would be published again.
        var before = time.GetUtcNow() - TimeSpan.FromDays(retention.Days);
        var nights = await snapshots.RemoveBefore(before, cancellation);
        var documents = await published.RemoveBefore(before, cancellation);

        // How many documents there are depends on records that an operator may not see, so it is not told.
        return nights + documents > 0 ? new Dictionary<string, int> { ["nights"] = nights } : null;
    }
}
