using CoProduction.Registry;
using CoProduction.Registry.Groups;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Domain.Tests.Registry.Groups;

public sealed class MembershipProposalTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+NZL +USA", ProposalState.Pending)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+USA +JPN +AUS", ProposalState.Pending)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+NZL +USA +AUS", ProposalState.Completed)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+NZL -USA +JPN +AUS", ProposalState.Completed)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+NZL -USA -JPN", ProposalState.Refused)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "-NZL", ProposalState.Refused)]
    [InlineData(GroupAction.Join, "NZL", "USA", "+NZL +USA", ProposalState.Completed)]
    [InlineData(GroupAction.Join, "NZL", "", "+NZL", ProposalState.Pending)]
    [InlineData(GroupAction.Join, "NZL", "USA JPN AUS", "+NZL +USA +BRA", ProposalState.Pending)]
    [InlineData(GroupAction.Found, "NZL USA", "", "+NZL", ProposalState.Pending)]
    [InlineData(GroupAction.Found, "NZL USA", "", "+NZL +USA", ProposalState.Completed)]
    [InlineData(GroupAction.Found, "NZL USA", "", "+NZL -USA", ProposalState.Refused)]
    [InlineData(GroupAction.Leave, "NZL", "NZL USA", "+NZL", ProposalState.Completed)]
    [InlineData(GroupAction.Leave, "NZL", "NZL USA", "-NZL", ProposalState.Refused)]
    [InlineData(GroupAction.Expel, "NZL", "NZL USA JPN", "+USA", ProposalState.Pending)]
    [InlineData(GroupAction.Expel, "NZL", "NZL USA JPN", "+USA +JPN", ProposalState.Completed)]
    [InlineData(GroupAction.Expel, "NZL", "NZL USA JPN", "+USA -JPN", ProposalState.Refused)]
    [InlineData(GroupAction.Expel, "NZL", "NZL", "+NZL", ProposalState.Pending)]
    public void What_partners_say_decides(GroupAction action, string partners, string members, string votes, ProposalState expected)
    {
        var proposal = Of(action, partners);
        foreach (var vote in votes.Split(' '))
        {
            proposal = proposal.With(new GroupVote(Parsed.As<CountryCode>(vote[1..]), vote[0] == '+', "X:y", At), Codes(members));
        }

        Assert.Equal(expected, proposal.State);
    }

    [Fact]
    public void A_partner_can_change_what_it_says_while_nothing_is_decided()
    {
        var proposal = Of(GroupAction.Expel, "NZL").With(Vote("USA", true), Codes("NZL USA JPN AUS"));

        Assert.Equal(ProposalState.Refused, proposal.With(Vote("USA", false), Codes("NZL USA JPN AUS")).State);
        Assert.False(Assert.Single(proposal.With(Vote("USA", false), Codes("NZL USA JPN AUS")).Votes).Agrees);
    }

    [Theory]
    [InlineData(GroupAction.Join, "NZL", "NZL USA JPN")]
    [InlineData(GroupAction.Leave, "NZL", "NZL")]
    [InlineData(GroupAction.Expel, "USA", "JPN")]
    [InlineData(GroupAction.Found, "NZL BRA", "NZL BRA")]
    public void Those_whose_word_counts_are_asked(GroupAction action, string partners, string asked) =>
        Assert.Equal(asked, string.Join(' ', Codes("NZL USA JPN BRA").Where(partner => Of(action, partners).Asks(partner, Codes("USA JPN")))));

    [Theory]
    [InlineData(GroupAction.Join, "NZL USA")]
    [InlineData(GroupAction.Found, "NZL")]
    [InlineData(GroupAction.Found, "NZL NZL")]
    public void The_number_of_partners_suits_the_action(GroupAction action, string partners) =>
        Assert.Throws<ArgumentException>(() => Of(action, partners));

    [Fact]
    public void What_a_partner_states_leads_to_proposals_and_repeats_to_none()
    {
        var (present, stated) = (Partner("QUAD", "NATO"), Partner("NATO", "EU"));

        Assert.Equal(["join-eu-nzl", "leave-quad-nzl"], MembershipProposal.Between(stated, present, "X:y", At).Select(proposal => proposal.Id));
        Assert.Empty(MembershipProposal.Between(present, present, "X:y", At));
        Assert.Equal(["join-eu-nzl", "join-nato-nzl"], MembershipProposal.Between(stated, null, "X:y", At).Select(proposal => proposal.Id).Order());
    }

    [Fact]
    public void Members_see_a_proposal_only_if_they_see_the_partners_that_it_names()
    {
        var (shown, hidden) = (Partner(), new Partner(Parsed.As<CountryCode>("NZL"), "New Zealand", Theater.IndoPacific, [], Release.OwnerOnly));

        Assert.Equal(["QUAD", "NZL"], Of(GroupAction.Join, "NZL").ShownBeside([shown]).Release.Audiences.Select(audience => audience.Value));
        Assert.Equal(["NZL"], Of(GroupAction.Join, "NZL").ShownBeside([hidden]).Release.Audiences.Select(audience => audience.Value));
    }

    [Fact]
    public void A_group_that_a_partner_leaves_is_remembered_until_it_joins_again()
    {
        var left = Of(GroupAction.Leave, "NZL").Applied(Partner("QUAD", "NATO"));
        var back = Of(GroupAction.Join, "NZL").Applied(left);

        Assert.Equal(["NATO"], left.Memberships.Select(Text));
        Assert.Equal(["QUAD"], left.FormerMemberships.Select(Text));
        Assert.Equal(["NATO", "QUAD"], back.Memberships.Select(Text));
        Assert.Empty(back.FormerMemberships);
    }

    [Fact]
    public void Only_coordinators_and_the_partner_itself_are_told_which_groups_it_has_left()
    {
        var left = Partner("NATO").In([]);
        static Reader By(string code, bool isCoordinator) => new(Parsed.As<CountryCode>(code), [], isCoordinator);

        Assert.Empty(((Partner)By("USA", false).See(left)!).FormerMemberships);
        Assert.Single(((Partner)By("USA", true).See(left)!).FormerMemberships);
        Assert.Single(((Partner)By("NZL", false).See(left)!).FormerMemberships);
    }

    private static MembershipProposal Of(GroupAction action, string partners) => MembershipProposal.Of(Parsed.As<Membership>("QUAD"), action, Codes(partners), "X:y", At);

    private static GroupVote Vote(string partner, bool agrees) => new(Parsed.As<CountryCode>(partner), agrees, "X:y", At);

    private static Partner Partner(params string[] groups) =>
        new(Parsed.As<CountryCode>("NZL"), "New Zealand", Theater.IndoPacific, [.. groups.Select(Parsed.As<Membership>)], Release.ToEveryone);

    private static CountryCode[] Codes(string codes) => [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parsed.As<CountryCode>)];

    private static string Text(Membership membership) => membership.Value;
}
