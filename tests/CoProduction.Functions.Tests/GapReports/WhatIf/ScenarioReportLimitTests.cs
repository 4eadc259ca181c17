using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.WhatIf;

/// <summary>A partner may publish only so many scenario reports.</summary>
public sealed class ScenarioReportLimitTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task Partner_publishes_up_to_its_limit_and_is_then_told_what_to_do()
    {
        var snapshot = await program.Archive();
        await using var limited = await HostedProgram.StartAsync(
            new Dictionary<string, string?>(program.Settings) { ["CoProduction__Limits__ScenarioReports"] = "2" }, program.Clock, runsByItself: false);
        using var poland = new HttpClient { BaseAddress = limited.Address }.As("POL");
        using var reader = new HttpClient { BaseAddress = limited.Address }.As("POL", Role.Reader);
        using var japan = new HttpClient { BaseAddress = limited.Address }.As("JPN", Role.Reader);

        Assert.Equal(HttpStatusCode.Created, (await Publish(poland, snapshot, "us-withdraws")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Publish(reader, snapshot, "europe-alone")).Status);
        var refused = await Publish(poland, await program.Archive(), "us-withdraws");

        Assert.Equal((HttpStatusCode.Conflict, "too-many-scenario-reports"), (refused.Status, refused.Code));
        Assert.Equal(
            "Your partner may have 2 published scenario reports and has as many; this one was not published. Leave snapshot out to get the report on the "
            + "register as it is now, which is not stored, or ask the operator to raise CoProduction:Limits:ScenarioReports.",
            refused.Json["detail"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Created, (await Publish(poland, snapshot, "us-withdraws")).Status);
        Assert.Equal(HttpStatusCode.Created, (await Publish(japan, snapshot, "us-withdraws")).Status);
        Assert.Equal(HttpStatusCode.OK, (await poland.Post("api/v1/gap-reports", Question("europe-alone"))).Status);
    }

    private static Task<Answer> Publish(HttpClient client, string snapshot, string scenario)
    {
        var question = Question(scenario);
        question["snapshot"] = snapshot;
        return client.Post("api/v1/gap-reports", question);
    }

    private static JsonObject Question(string scenario) => new() { ["scenarios"] = new JsonArray(new JsonObject { ["id"] = scenario }) };
}
