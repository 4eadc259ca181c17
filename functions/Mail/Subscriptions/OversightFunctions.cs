using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>What operators see of the subscriptions of all partners, which is no address, and how they erase one.</summary>
public sealed class OversightFunctions(SubscriptionTable subscriptions, Departures departures, RequestBody bodies)
{
    private static readonly ErasureBody.Validator Validator = new();

    /// <summary>Count subscriptions.</summary>
    /// <remarks>Returns how many people get the weekly report, by partner. Only operators may ask.</remarks>
    /// <response code="200">The counts.</response>
    [Function("CountSubscriptions")]
    public async Task<Results<ETagged<SubscriptionCountsResponse>, ForbiddenProblem>> Count(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/mail/counts")] HttpRequest request, CancellationToken cancellation) =>
        Caller.Of(request).Is(Role.Operator)
            ? new ETagged<SubscriptionCountsResponse>(new SubscriptionCountsResponse(
            [
                .. (await subscriptions.All(cancellation)).GroupBy(one => one.Partner, StringComparer.Ordinal)
                    .Select(partner => PartnerSubscriptionsResponse.Of(partner.Key, [.. partner])),
            ]))
            : new ForbiddenProblem("Only operators see how many subscriptions each partner has.");

    /// <summary>Erase an address.</summary>
    /// <remarks>Removes it from every subscription of every partner, with what was sent to it, as its owner may ask. Only operators erase.</remarks>
    /// <response code="200">How many subscriptions had it.</response>
    [Function("EraseMailAddress")]
    public async Task<Results<Ok<ErasureResponse>, ForbiddenProblem, InvalidBodyProblem>> Erase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/mail/erase")] HttpRequest request, CancellationToken cancellation)
    {
        if (!Caller.Of(request).Is(Role.Operator))
        {
            return new ForbiddenProblem("Only operators erase an address from all subscriptions.");
        }

        var (json, _, unreadable) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return unreadable!;
        }

        using (json)
        {
            var (body, faults) = BodyCheck.Read(json.RootElement, Validator);
            return faults.Count > 0
                ? new InvalidBodyProblem(faults)
                : TypedResults.Ok(new ErasureResponse(await departures.Erase(Parsed.As<MailAddress>(body.Address), cancellation)));
        }
    }
}
