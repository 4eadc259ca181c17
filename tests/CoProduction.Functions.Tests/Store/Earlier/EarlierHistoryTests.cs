using CoProduction.Functions.Records;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Store.Earlier;

/// <summary>Histories that an earlier version wrote, read by today's program.</summary>
public sealed class EarlierHistoryTests(EarlierProgram earlier) : IClassFixture<EarlierProgram>
{
    [Fact]
    public async Task Histories_are_sound_and_end_where_they_ended_on_the_night_before()
    {
        var audit = (await earlier.Client.Get("api/v1/audit/verify")).Json;

        Assert.True((bool)audit["isSound"]!, audit.ToJsonString());
        Assert.Equal((26, 40), ((int)audit["records"]!, (int)audit["revisions"]!));
        Assert.Equal("2026-11-25T01:00:00+00:00", (string?)audit["comparedWith"]);
    }

    [Theory]
    [InlineData("factory", "pol-nowa-deba")]
    [InlineData("mineral-chain", "antimony")]
    [InlineData("partner", "NOR")]
    public async Task History_reads_as_it_was_stored(string kind, string id)
    {
        var revisions = (await earlier.Client.Get($"api/v1/{RecordKinds.Standard.Of(kind).Path}/{id}/history")).Json["items"]!.AsArray();

        Assert.Equal(EarlierSamples.Hashes(kind, id), revisions.Select(revision => (string)revision!["hash"]!));
    }

    [Fact]
    public async Task Version_that_a_reader_could_not_see_stays_hidden()
    {
        var revisions = (await earlier.Client.Get("api/v1/factories/usa-shut-works/history")).Json["items"]!.AsArray();

        Assert.Equal(["added", "withdrawn", "added"], revisions.Select(revision => (string)revision!["action"]!));
    }
}
