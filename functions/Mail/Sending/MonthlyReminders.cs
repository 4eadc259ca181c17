using CoProduction.Functions.Runs;

namespace CoProduction.Functions.Mail.Sending;

/// <summary>Reminds each partner once a month of its open questions and old records. What was missed on the first day is made up for on the next.</summary>
public sealed class MonthlyReminders(MailRun run) : IScheduledRun
{
    public string Name => "monthly-reminders";

    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation) =>
        await run.Remind(cancellation) is > 0 and var planned ? new Dictionary<string, int> { ["planned"] = planned } : null;
}
