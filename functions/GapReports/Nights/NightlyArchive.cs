using CoProduction.Functions.Runs;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>Archives the register each night, and asks for its reports.</summary>
/// <param name="run">Begins nights.</param>
/// <param name="isPastDue">Whether the night was missed, so that another program may have made up for it already.</param>
public sealed class NightlyArchive(NightRun run, bool isPastDue = false) : IScheduledRun
{
    public string Name => "nightly-archive";

    // For how many sets of readers there are reports depends on records that an operator may not see, so it is not told.
    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation) =>
        await run.Begin(isPastDue, cancellation) ? new Dictionary<string, int> { ["nights"] = 1 } : null;
}
