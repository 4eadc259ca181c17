using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>An analyst asked for an embargo, and makers lost shares of a supply that is not theirs.</summary>
public sealed class RegionalShareTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    // Poland makes all of Europe's TNT. Of 316,833 rounds a month, 92,667 are known to be made outside of Europe.
    [Fact]
    public async Task American_and_Korean_makers_do_not_lose_the_TNT_that_Europe_gets_from_Poland()
    {
        var tnt = await Embargo("POL", "tnt");

        Assert.Null(tnt["chokepoint"]);
        Assert.Equal((0, 0), Percent(tnt));
        var europe = Assert.Single(tnt["regions"]!.AsArray())!;
        Assert.Equal(("theater:europe", "refining"), ((string?)europe["makers"], (string?)europe["chokepoint"]));
        Assert.Equal((100, 100), Percent(europe));
        Assert.Equal((2_750_000 / 12.0) * (1 - (92_667 / 316_833.0)), tnt["items"]!.AsArray().Named("item", "155-FILL")["lastMonth"]!.GetValue<double>(), 1.0);
    }

    [Fact]
    public async Task Only_European_makers_lose_up_to_70_percent_of_their_linters_and_all_others_lose_Chinas_share_of_exports()
    {
        var linters = await Embargo("CHN", "cotton-linters");

        Assert.Equal((49.3, 49.3), Percent(linters));
        var europe = Assert.Single(linters["regions"]!.AsArray())!;
        Assert.Equal("theater:europe", (string?)europe["makers"]);
        Assert.Equal((49.3, 70), Percent(europe));
        Assert.Equal(["exports", "theater:europe"], linters["stages"]!.AsArray().Select(stage => stage!["basis"]).Texts());
        Assert.InRange(linters["products"]!.AsArray().Named("product", "155-HE")["inAll"]!.GetValue<double>(), 7_000_000, 7_200_000);
    }

    private async Task<JsonNode> Embargo(string countries, string minerals)
    {
        var embargo = (await starter.Program.Client.Get($"api/v1/gap-reports/current/embargo?asOf=2026-11&reading=floor&countries={countries}&minerals={minerals}")).Json;
        Assert.Empty(embargo["unstated"]!.AsArray());
        return Assert.Single(embargo["minerals"]!.AsArray())!;
    }

    private static (double, double) Percent(JsonNode lost) => (lost["percentLostAtLeast"]!.GetValue<double>(), lost["percentLostAtMost"]!.GetValue<double>());
}
