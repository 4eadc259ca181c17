using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;
using CoProduction.Registry.Groups;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>Who belongs to which group of partners: proposals, on which the coordinators of the partners concerned decide.</summary>
public sealed class MembershipFunctions(
    ResourceEndpoints<MembershipProposal, MembershipProposalBody> proposals,
    MembershipDecisions decisions,
    RequestBody bodies,
    Visibility visibility,
    IdempotencyKeys keys,
    TimeProvider time)
{
    private const string Route = "api/v1/membership-proposals";
    private const string Path = "membership-proposals";
    private const string NeedsCoordinator = "Only coordinators propose and decide who belongs to a group.";

    [Function("ListMembershipProposals")]
    public Task<Results<ETagged<Listing<MembershipProposalBody>>, InvalidQueryProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation)
        => proposals.List(request, cancellation);

    [Function("GetMembershipProposal")]
    public Task<Results<ETagged<MembershipProposalBody>, NotFoundProblem>> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation)
        => proposals.Get(request, id, cancellation);

    [Function("GetMembershipProposalHistory")]
    public Task<Results<ETagged<Listing<Revision>>, InvalidQueryProblem, NotFoundProblem>> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}/history")] HttpRequest request, string id, CancellationToken cancellation)
        => proposals.History(request, id, cancellation);

    /// <summary>Propose a change of membership.</summary>
    /// <remarks>
    /// Joining takes the coordinators of the partner that joins and of two members (of all, if there are fewer), founding those of all partners named, expelling
    /// those of all other members. A partner leaves by itself. If the caller's partner is asked, it agrees by proposing. Once all have agreed, the memberships are
    /// changed and the proposal is `completed`. The name of a group that has died out is never used again.
    /// </remarks>
    /// <response code="201">The proposal: pending, or completed if it takes nobody else.</response>
    [Function("ProposeMembership")]
    public async Task<Results<Created<MembershipProposalBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidBodyProblem, TakenProblem>> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.Is(Role.Coordinator))
        {
            return new ForbiddenProblem(NeedsCoordinator);
        }

        var (json, digest, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return refusal!;
        }

        MembershipRequest body;
        IReadOnlyList<BodyFault> faults;
        using (json)
        {
            (body, faults) = BodyCheck.Read(json.RootElement, MembershipRequestValidator.Instance);
        }

        if (faults.Count > 0)
        {
            var references = new References(await visibility.ViewOf(request, cancellation), former: null);
            foreach (var (pointer, partner) in References.Each("/partners", body?.Partners))
            {
                await references.Partner(pointer, partner, cancellation);
            }

            return new InvalidBodyProblem(references.Beside(faults));
        }

        var attempt = await keys.Begin(request, digest, MembershipDecisions.Partition, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return attempt is Attempt.Again again ? again.Answer : ((Attempt.Refused)attempt).Problem;
        }

        var proposed = body.ToProposal(caller.Author.Name, time.GetUtcNow());
        BodyFault? fault = null;
        var isTaken = false;
        var entry = await decisions.Make(
            proposed.Id,
            caller.Author,
            slot is null ? null : new AnswerToKeep(slot.Value, made => Kept(StatusCodes.Status201Created, AddressOf(request, made.Record), made)),
            (present, groups) =>
            {
                isTaken = present?.Record is MembershipProposal { State: ProposalState.Pending };
                fault = groups.Fault(proposed) is var (member, detail) ? new BodyFault($"/{member}", detail, BodyFault.Conflict) : null;
                return isTaken || fault is not null ? null : Agreed(proposed, caller, groups);
            },
            cancellation);
        if (entry is not null)
        {
            return TypedResults.Created(AddressOf(request, entry.Record), Answer(request, entry));
        }

        // The same request can have been carried out a moment ago.
        return slot is not null && await keys.Repeated(MembershipDecisions.Partition, slot.Value, cancellation) is { } same ? same.Answer
            : isTaken ? new TakenProblem(proposed.Id, AddressOf(request, proposed))
            : new InvalidBodyProblem([fault!]);
    }

    /// <summary>Agree to a change of membership.</summary>
    /// <remarks>Says for the caller's partner that it agrees. The last agreement that it takes changes the memberships.</remarks>
    /// <response code="200">The proposal: pending or completed.</response>
    [Function("AgreeToMembership")]
    public Task<Results<Ok<MembershipProposalBody>, Replayed, ForbiddenProblem, NotFoundProblem, PreconditionProblem, ProposalProblem>> Agree(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/agree")] HttpRequest request, string id, CancellationToken cancellation)
        => Vote(request, id, agrees: true, cancellation);

    /// <summary>Refuse a change of membership.</summary>
    /// <remarks>Says for the caller's partner that it refuses. The proposal is `refused` once so many refuse that it cannot be completed.</remarks>
    /// <response code="200">The proposal: pending or refused.</response>
    [Function("RefuseMembership")]
    public Task<Results<Ok<MembershipProposalBody>, Replayed, ForbiddenProblem, NotFoundProblem, PreconditionProblem, ProposalProblem>> Refuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/refuse")] HttpRequest request, string id, CancellationToken cancellation)
        => Vote(request, id, agrees: false, cancellation);

    /// <summary>Withdraw a proposal.</summary>
    /// <remarks>Only coordinators of the partner that proposed it, or that it names, withdraw it.</remarks>
    /// <response code="200">The withdrawn proposal.</response>
    [Function("WithdrawMembership")]
    public Task<Results<Ok<MembershipProposalBody>, Replayed, ForbiddenProblem, NotFoundProblem, PreconditionProblem, ProposalProblem>> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/withdraw")] HttpRequest request, string id, CancellationToken cancellation)
        => Decide(
            request,
            id,
            (proposal, caller, _) => proposal.Partners.Contains(caller.Partner) || proposal.ProposedBy.StartsWith($"{caller.Partner}:", StringComparison.Ordinal)
                ? null
                : "Only coordinators of the partner that proposed this, or that it names, withdraw it.",
            (proposal, _, _) => proposal.Withdrawn(),
            cancellation);

    private Task<Results<Ok<MembershipProposalBody>, Replayed, ForbiddenProblem, NotFoundProblem, PreconditionProblem, ProposalProblem>> Vote(
        HttpRequest request, string id, bool agrees, CancellationToken cancellation) =>
        Decide(
            request,
            id,
            (proposal, caller, groups) => proposal.Asks(caller.Partner, groups.Members(proposal.Group)) ? null : $"{caller.Partner} is not asked: it is neither named nor a member of {proposal.Group}.",
            (proposal, caller, groups) => proposal.With(new GroupVote(caller.Partner, agrees, caller.Author.Name, time.GetUtcNow()), groups.Members(proposal.Group)),
            cancellation);

    /// <summary>Changes the version of a pending proposal that the request names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The proposal's id.</param>
    /// <param name="speaksAgainst">Why the caller may not; null if it may.</param>
    /// <param name="change">The next version.</param>
    /// <param name="cancellation">Cancels the call.</param>
    private async Task<Results<Ok<MembershipProposalBody>, Replayed, ForbiddenProblem, NotFoundProblem, PreconditionProblem, ProposalProblem>> Decide(
        HttpRequest request,
        string id,
        Func<MembershipProposal, Caller, Groups, string?> speaksAgainst,
        Func<MembershipProposal, Caller, Groups, MembershipProposal> change,
        CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.Is(Role.Coordinator))
        {
            return new ForbiddenProblem(NeedsCoordinator);
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var attempt = await keys.Begin(request, request.Headers.IfMatch.ToString(), MembershipDecisions.Partition, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return attempt is Attempt.Again again ? again.Answer : new ProposalProblem(((Attempt.Refused)attempt).Problem);
        }

        IResult? refusal = null;
        var entry = await decisions.Make(
            id,
            caller.Author,
            slot is null ? null : new AnswerToKeep(slot.Value, made => Kept(StatusCodes.Status200OK, null, made)),
            (present, groups) =>
            {
                refusal = present?.Record is not MembershipProposal proposal ? new NotFoundProblem()
                    : speaksAgainst(proposal, caller, groups) is { } against ? new ForbiddenProblem(against)
                    : !match.Holds(present.ETag) ? PreconditionProblem.OtherVersion()
                    : proposal.State != ProposalState.Pending ? new ProposalProblem($"The proposal is {Word.Of(proposal.State)}. Propose it anew if it is still wanted.")
                    : null;
                if (refusal is not null)
                {
                    return null;
                }

                var next = change((MembershipProposal)present!.Record, caller, groups);
                refusal = next.State == ProposalState.Completed && groups.Fault(next) is var (_, detail) ? new ProposalProblem(detail) : null;
                return refusal is null ? next : null;
            },
            cancellation);
        return entry is not null ? TypedResults.Ok(Answer(request, entry))
            : slot is not null && await keys.Repeated(MembershipDecisions.Partition, slot.Value, cancellation) is { } same ? same.Answer
            : refusal switch
            {
                NotFoundProblem missing => missing,
                ForbiddenProblem forbidden => forbidden,
                PreconditionProblem other => other,
                _ => (ProposalProblem)refusal!,
            };
    }

    /// <summary>The proposal, to which the caller's partner agrees if it is asked.</summary>
    private static MembershipProposal Agreed(MembershipProposal proposal, Caller caller, Groups groups)
    {
        var members = groups.Members(proposal.Group);
        return proposal.Asks(caller.Partner, members)
            ? proposal.With(new GroupVote(caller.Partner, Agrees: true, caller.Author.Name, proposal.ProposedAt), members)
            : proposal;
    }

    private static string AddressOf(HttpRequest request, IRecord proposal) => Links.To(request, Path, proposal.Id);

    private static StoredAnswer Kept(int status, string? location, Entry<IRecord> entry) =>
        new(status, location, entry.ETag, JsonSerializer.Serialize(MembershipProposalBody.From((MembershipProposal)entry.Record), RecordJson.Options));

    private static MembershipProposalBody Answer(HttpRequest request, Entry<IRecord> entry)
    {
        ETags.Mark(request.HttpContext.Response, entry.ETag);
        return MembershipProposalBody.From((MembershipProposal)entry.Record);
    }
}
