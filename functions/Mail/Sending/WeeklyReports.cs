using CoProduction.Functions.Runs;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Sends the reports that are due, and tries again what could not be sent.</summary>
public sealed class WeeklyReports(MailRun run) : IScheduledRun
{
    public string Name => "weekly-reports";

    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation) =>
        await run.Run(cancellation) is { IsEmpty: false } counts ? counts.ByName : null;
}
