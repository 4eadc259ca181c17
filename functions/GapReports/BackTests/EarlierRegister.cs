using CoProduction.Functions.Audit;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.BackTests;

/// <summary>Makes the register again as it was, out of the history of every record.</summary>
public sealed class EarlierRegister(Histories histories, RecordKinds kinds)
{
    /// <summary>The register as it was just before a moment: of every record the last version from before it, unless it was removed by then.</summary>
    /// <param name="moment">The moment (UTC).</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">A history cannot be followed: see GET /api/v1/audit/verify.</exception>
    public async Task<Register> Before(DateTimeOffset moment, CancellationToken cancellation)
    {
        var records = new List<IRecord>();
        await foreach (var history in histories.Read(cancellation))
        {
            var revisions = history.Revisions.Select(keyed => keyed.Revision).TakeWhile(revision => revision.At < moment);
            if (Versions.After(revisions).LastOrDefault() is { } version)
            {
                records.Add(kinds.Of(history.Kind).Read(version.ToJsonString(RecordJson.Options)));
            }
        }

        return Register.Of(records);
    }
}
