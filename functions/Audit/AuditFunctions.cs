using CoProduction.Functions.Access;
using CoProduction.Functions.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Audit;

/// <summary>Tells whether the history of the register is as it was written.</summary>
public sealed class AuditFunctions(AuditCheck check, Readers readers)
{
    /// <summary>An operator has all of it checked and learns of any record by its id; others have checked what they may see.</summary>
    [Function("VerifyAudit")]
    public async Task<Results<Tagged<AuditResponse>, ProblemHttpResult>> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/audit/verify")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, []);
        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var caller = Caller.Of(request);
        var reader = caller.Is(Role.Operator) ? null : await readers.Of(caller, cancellation);
        return new Tagged<AuditResponse>(await check.Verify(reader, cancellation));
    }

    /// <summary>Every night at one (UTC): keeps where each history ends.</summary>
    [Function("KeepAuditHeads")]
    public Task KeepHeads([TimerTrigger("0 0 1 * * *")] TimerInfo timer, CancellationToken cancellation) => check.KeepHeads(cancellation);
}
