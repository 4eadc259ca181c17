using CoProduction.Functions.Access.People;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Groups;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>
/// Proposals to change who belongs to a group. They are in the partition of the partners, so that one transaction completes a proposal and changes the
/// partners. They are no facts: exports, imports, the feed and calculations pass them over.
/// </summary>
public sealed class MembershipProposalRecordKind()
    : RecordKind<MembershipProposal, MembershipProposalBody>(
        "membership-proposal", "membership-proposals", Partitioning.Reference<RecordId>("partners"), () => new MembershipProposalBodyValidator())
{
    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override StatusFilter Status => StatusFilter.OfWord<ProposalState>("state");

    public override string? IdOf(MembershipProposalBody body) => body.Id;

    public override MembershipProposalBody WithId(MembershipProposalBody body, string id) => body with { Id = id };

    public override MembershipProposalBody Example { get; } = new()
    {
        Id = "found-v4",
        Group = "V4",
        Action = "found",
        Partners = ["CZE", "HUN", "POL", "SVK"],
        State = "pending",
        ProposedBy = "POL:person~5b2f0d7c9a1e4f3862d07c5b1e9f4a38",
        ProposedAt = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero),
        Votes = [new("POL", Agrees: true, "POL:person~5b2f0d7c9a1e4f3862d07c5b1e9f4a38", new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero))],
        ReleasableTo = ["V4", "CZE", "HUN", "POL", "SVK"],
    };

    internal override IEnumerable<string> AuthorsIn(MembershipProposalBody body) => [body.ProposedBy!, .. body.Votes!.Select(vote => vote.By)];

    internal override MembershipProposalBody Naming(MembershipProposalBody body, Subjects subjects) => body with
    {
        ProposedBySubject = subjects.Of(body.ProposedBy),
        Votes = [.. body.Votes!.Select(vote => vote with { BySubject = subjects.Of(vote.By) })],
    };

    protected override IEnumerable<(string Column, string? Value)> Columns(MembershipProposal record) =>
    [
        ("Group", record.Group.Value),
        ("Action", Word.Of(record.Action)),
    ];

    protected override Task CheckNames(MembershipProposalBody body, References references, CancellationToken cancellation) => Task.CompletedTask;
}
