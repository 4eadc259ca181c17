using CoProduction.Functions.Runs;

namespace CoProduction.Functions.History.Audit;

/// <summary>Stores where each history ends, each night.</summary>
public sealed class HeadsRun(AuditCheck check) : IScheduledRun
{
    public string Name => "audit-heads";

    public async Task<IReadOnlyDictionary<string, int>?> Run(CancellationToken cancellation)
    {
        await check.KeepHeads(cancellation);
        return new Dictionary<string, int>();
    }
}
