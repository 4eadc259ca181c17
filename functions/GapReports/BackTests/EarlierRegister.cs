using CoProduction.Functions.History.Audit;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.BackTests;

/// <summary>Rebuilds an earlier state of the register from the history of every record.</summary>
public sealed class EarlierRegister(Histories histories, RecordKinds kinds)
{
    /// <summary>Rebuilds the register as it was just before a moment: the last version of every record from before it, except records removed by then.</summary>
    /// <param name="moment">The moment (UTC).</param>
    /// <param name="cancellation">Cancels reading the histories.</param>
    /// <exception cref="InvalidOperationException">A history is broken: see GET /api/v1/audit/verify.</exception>
    public async Task<Register> Before(DateTimeOffset moment, CancellationToken cancellation)
    {
        var records = new List<IRecord>();
        await foreach (var history in histories.Read(cancellation))
        {
            var revisions = history.Revisions.Select(keyed => keyed.Revision).TakeWhile(revision => revision.At < moment);
            if (kinds.FindFact(history.Kind) is { } kind && Versions.After(revisions).LastOrDefault() is { } version)
            {
                records.Add(kind.Read(version.ToJsonString(RecordJson.Options)));
            }
        }

        return Register.Of(records);
    }
}
