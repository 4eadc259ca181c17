using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Memberships;

/// <summary>What a partner says to a proposal.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Agrees">Whether it agrees; otherwise it refuses.</param>
/// <param name="By">Who said so for the partner, by handle.</param>
/// <param name="At">When (UTC).</param>
public sealed record MembershipVoteBody(string Partner, bool Agrees, string By, DateTimeOffset At)
{
    /// <summary>The subject that <c>by</c> stands for; absent if it was erased, and in answers to POST. It is not stored.</summary>
    public string? BySubject { get; init; }

    internal static MembershipVoteBody From(GroupVote vote) => new(vote.Partner.Value, vote.Agrees, vote.By, vote.At);

    internal GroupVote ToVote() => new(Parsed.As<CountryCode>(Partner), Agrees, By, At);
}
