using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http;
using CoProduction.Functions.Runs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.History.Audit;

/// <summary>Checks that the history of the register is unchanged since it was written.</summary>
public sealed class AuditFunctions(AuditCheck check, Visibility visibility, RunHistory history, HeadsRun heads)
{
    /// <summary>Verify the history.</summary>
    /// <remarks>
    /// Checks every revision of every record that the caller may see. Each revision must match its own hash, the hash of the revision before it, the
    /// record, and the end of the history stored last night. For an operator, the check covers all records. It reports a fault in a record that the
    /// operator may not see by kind and owner only.
    /// </remarks>
    /// <response code="200">The result of the check.</response>
    [LoggedRead]
    [Function("VerifyAudit")]
    public async Task<Results<ETagged<AuditResponse>, InvalidQueryProblem>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/audit/verify")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        var caller = Caller.Of(request);
        var scope = new AuditScope(await visibility.Of(caller, cancellation), IncludesHidden: caller.Is(Role.Operator));
        return new ETagged<AuditResponse>(await check.Verify(scope, cancellation));
    }

    /// <summary>Stores where each history ends.</summary>
    [Function("KeepAuditHeads")]
    [DefaultSchedule("0 0 1 * * *")]
    public Task KeepHeads([TimerTrigger("%CoProduction:Schedules:KeepAuditHeads%")] TimerInfo timer, CancellationToken cancellation) =>
        history.Scheduled(heads, cancellation);
}
