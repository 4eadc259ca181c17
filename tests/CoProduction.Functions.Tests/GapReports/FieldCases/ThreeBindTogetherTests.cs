using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.FieldCases;

/// <summary>A planner asked what would help the 155 mm round, and got an empty list without a reason, because three components bind together.</summary>
public sealed class ThreeBindTogetherTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    // Charges bind next: 13,750,000 modules a year, 500,000 more at Bergerac and 300,000 at the planned works of Victoria, five to a round.
    [Fact]
    public async Task Smallest_set_that_helps_is_named_with_how_far_it_helps_and_why_nothing_smaller_does()
    {
        var levers = (await starter.Program.Client.Get("api/v1/gap-reports/current/levers?asOf=2026-11&reading=floor")).Json["products"]!.AsArray().Named("product", "155-HE");

        Assert.Empty(levers["alone"]!.AsArray());
        Assert.Empty(levers["pairs"]!.AsArray());
        var smallest = levers["smallest"]!;
        Assert.Equal(["155-FILL", "155-FUZE", "155-PRIMER"], smallest["step"]!.AsArray().Select(added => added!["item"]).Texts());
        Assert.Equal(12, smallest["unitsAYear"]!.GetValue<double>(), 1e-6);
        Assert.Equal(((13_750_000 + 500_000 + 300_000) / 12.0 / 5) - (2_750_000 / 12.0), smallest["steps"]!.GetValue<double>(), ReportParts.Rounding(13_333));
        Assert.Equal(["155-MCS"], smallest["next"]!.AsArray().Texts());
        Assert.Equal(
            "155-FILL, 155-FUZE, 155-PRIMER are used up together: each holds 155-HE where it is, so only an addition to all of them helps.",
            (string?)levers["reason"]);
    }
}
