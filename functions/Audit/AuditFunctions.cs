using CoProduction.Functions.Access;
using CoProduction.Functions.Resources;
using CoProduction.Functions.Hosting.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Audit;

/// <summary>Tells whether the history of the register is as it was written.</summary>
public sealed class AuditFunctions(AuditCheck check, Readers readers)
{
    /// <summary>Everybody has checked what they may see; an operator also learns whether the rest is sound, and of which partner what is not.</summary>
    [Function("VerifyAudit")]
    public async Task<Results<Tagged<AuditResponse>, ProblemHttpResult>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/audit/verify")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var caller = Caller.Of(request);
        var scope = new AuditScope(await readers.Of(caller, cancellation), IncludesHidden: caller.Is(Role.Operator));
        return new Tagged<AuditResponse>(await check.Verify(scope, cancellation));
    }

    /// <summary>Keeps where each history ends.</summary>
    [Function("KeepAuditHeads")]
    [DefaultSchedule("0 0 1 * * *")]
    public Task KeepHeads([TimerTrigger("%CoProduction:Schedules:KeepAuditHeads%")] TimerInfo timer, CancellationToken cancellation) => check.KeepHeads(cancellation);
}
