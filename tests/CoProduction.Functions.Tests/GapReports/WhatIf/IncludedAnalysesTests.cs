using System.Net;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.GapReports.WhatIf;

/// <summary>The analyses under scenarios, on the starter data.</summary>
public sealed class IncludedAnalysesTests(SharedStarterFixture starter) : IClassFixture<SharedStarterFixture>
{
    private const string Address = "api/v1/gap-reports";

    /// <summary>By the word that asks for an analysis: the member that answers it.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        ["bottlenecks"] = "bottlenecks",
        ["levers"] = "levers",
        ["probabilities"] = "probabilities",
        ["closing-plan"] = "closingPlan",
    };

    private readonly HttpClient client = starter.Program.Client;

    /// <summary>One case for each analysis and reading; one for the trials, which draw all readings at once.</summary>
    public static TheoryData<string, string> Each { get; } =
    [
        .. Members.Keys.SelectMany(analysis => new[] { "floor", "ceiling" }, (analysis, reading) => (analysis, reading))
            .Where(one => one is not ("probabilities", "ceiling")),
    ];

    // The works make a product of which no rate is known, and which no goal counts.
    [Theory]
    [MemberData(nameof(Each))]
    public async Task Scenario_that_changes_nothing_for_an_analysis_leaves_it_as_it_is(string analysis, string reading)
    {
        var before = await client.Get($"{Address}/current/{analysis}?asOf=2026-11&reading={reading}");

        var answer = await Ask(reading, analysis, """{"changes":[{"kind":"outage","sites":["jpn-komaki-mhi-t12"],"percent":100}]}""");

        Assert.Equal(before.Text, answer["analyses"]![Members[analysis]]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Withdrawal_of_the_United_States_changes_every_analysis(string analysis, string reading)
    {
        var before = await client.Get($"{Address}/current/{analysis}?asOf=2026-11&reading={reading}");

        var answer = await Ask(reading, analysis, """{"id":"us-withdraws"}""");

        var under = answer["analyses"]![Members[analysis]]!;
        Assert.NotEqual(before.Text, under.ToJsonString());
        Assert.Equal((reading, "2026-11"), ((string?)under["reading"], (string?)under["asOf"]));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_answered_however_often_it_is_asked_for()
    {
        var some = await Ask("floor", """closing-plan","levers","levers""", """{"id":"us-withdraws"}""");
        var none = await client.PostText(Address, """{"asOf":"2026-11","include":[],"scenarios":[{"id":"us-withdraws"}]}""");

        Assert.Equal(["levers", "closingPlan"], some["analyses"]!.AsObject().Select(analysis => analysis.Key));
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Null(none.Json["analyses"]);
    }

    [Fact]
    public async Task What_binds_under_a_scenario_is_what_its_report_says()
    {
        var answer = await Ask("floor", """report","bottlenecks""", """{"id":"us-withdraws"}""");

        var last = answer["report"]!.LastMonth("155-HE");
        var step = answer["analyses"]!["bottlenecks"]!["products"]!.AsArray().Named("product", "155-HE")["periods"]!.AsArray()[^1]!["steps"]![0]!;
        Assert.Equal(last["output"]!["floor"]!.GetValue<double>(), step["output"]!.GetValue<double>());
        Assert.Equal(last["binding"]!.AsArray().Select(binding => binding!["item"]).Texts(), step["items"]!.AsArray().Texts());
    }

    [Fact]
    public async Task Published_analyses_are_sealed_with_the_report_and_computed_again_to_the_same()
    {
        var published = await client.PostText(
            Address,
            $$"""
            {"snapshot":"{{await starter.Program.Archive()}}","reading":"ceiling","scenarios":[{"id":"us-withdraws"}],
             "include":["closing-plan","probabilities","levers","bottlenecks"]}
            """);

        Assert.True(published.Status == HttpStatusCode.Created, published.ToString());
        Assert.Equal(Members.Values, published.Json["analyses"]!.AsObject().Select(analysis => analysis.Key));
        Assert.Equal(published.Text, (await client.Get(published.Headers.Location!.ToString())).Text);
        var verified = (await client.Get($"{published.Headers.Location}/verify")).Json;
        Assert.True(verified["isEqual"]!.GetValue<bool>(), verified.ToJsonString());
        Assert.Equal(CoProduction.Gaps.Engine.Version, (string?)verified["sealedEngine"]);
    }

    private async Task<JsonNode> Ask(string reading, string include, string scenario)
    {
        var answer = await client.PostText(Address, $$"""{"asOf":"2026-11","reading":"{{reading}}","include":["{{include}}"],"scenarios":[{{scenario}}]}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }
}
