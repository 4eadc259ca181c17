using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;
using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>What people take with them, and find again: paper, files, scenarios, and what changed since.</summary>
public sealed partial class DashboardTests
{
    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task Overview_is_printed_on_two_sheets(string format)
    {
        await using var window = await dashboard.Open("JPN");
        await Assertions.Expect(window.Page.GetByText("…", new() { Exact = true })).ToHaveCountAsync(0);

        var paper = Encoding.Latin1.GetString(await window.Page.PdfAsync(new() { Format = format }));
        Assert.Equal(2, Regex.Count(paper, @"/Type /Page\b"));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Table_is_downloaded_as_a_file_with_what_was_searched()
    {
        await using var window = await dashboard.Open("AUS", "#/registry?kind=factories&partner=JPN");
        var page = window.Page;
        var rows = page.Locator("tbody tr");
        var first = await rows.First.Locator("th, td").AllInnerTextsAsync();

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download as CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal("factories.csv", file.SuggestedFilename);
        Assert.Equal("\"Id\",\"Name\",\"Operator\",\"Partner\",\"Town\",\"Makes\",\"Status\"", lines[0]);
        Assert.Equal(string.Join(',', first.Select(cell => $"\"{cell}\"")), lines[1]);
        Assert.Equal(await rows.CountAsync(), lines.Length - 1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Saved_scenario_is_found_again_and_switched_on_by_whoever_may_see_it()
    {
        const string Name = "No shells of the USA in a dear winter";
        await using (var window = await dashboard.Open("POL", "#/what-if?out=USA&ready=energy-shock"))
        {
            await window.Page.GetByLabel("Save for POL as").FillAsync(Name);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(window.Page.GetByText("Saved as")).ToBeVisibleAsync();
            window.AssertQuiet();
        }

        await using (var window = await dashboard.Open("POL", "#/what-if"))
        {
            await window.Page.GetByRole(AriaRole.Group, new() { Name = "Stored scenarios" }).GetByLabel(Name).CheckAsync();
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("155 mm artillery.* lose") })).ToBeVisibleAsync();

            // The difference has a marking of its own, unless what POL alone sees is in the report as well.
            await Assertions.Expect(window.Page.Locator("body")).ToContainTextAsync("UNCLASSIFIED // REL TO POL");

            // What was switched on is saved with what was put together, and the record's form knows each kind of change.
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "record of sc-pol-" }).ClickAsync();
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).ClickAsync();
            await Assertions.Expect(window.Page.GetByLabel("Kind *")).ToHaveCountAsync(2);
            await Assertions.Expect(window.Page.GetByLabel("Kind *").First).ToHaveValueAsync("outage");
            await window.Page.GetByLabel("Kind *").First.SelectOptionAsync("theater-alone");
            await Assertions.Expect(window.Page.GetByLabel("Theater *")).ToBeVisibleAsync();
            window.AssertQuiet();
        }

        await using (var window = await dashboard.Open("JPN", "#/what-if"))
        {
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Stored scenarios" })).ToContainTextAsync("None.");
            window.AssertQuiet();
        }
    }

    [Fact]
    public async Task Overview_says_what_changed_since_the_last_report()
    {
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        const string Site = "api/v1/factories/pol-nowadeba-dezamet";
        await dashboard.Archive();
        var former = await poland.Get(Site);
        var works = former.Json;
        works["lines"]![0]!["rates"]!.AsArray().Add(new JsonObject
        {
            ["measure"] = "output",
            ["quantity"] = new JsonObject { ["low"] = 50_000, ["per"] = "month" },
            ["period"] = "2025-09",
            ["source"] = new JsonObject { ["publisher"] = "Ministry of National Defence", ["confidence"] = "reported" },
        });
        var changed = await poland.Put(Site, works, former.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.Status);

        await using var window = await dashboard.Open("POL");
        var card = window.Page.GetByRole(AriaRole.Article, new() { Name = "155 mm artillery" });
        await Assertions.Expect(card.Locator(".changes")).ToContainTextAsync(new Regex("Changed since .*: the goal was reached .* 20[0-9]{2}, now "));
        window.AssertQuiet();

        // Other tests ask for the plans of this site.
        Assert.Equal(HttpStatusCode.OK, (await poland.Put(Site, former.Json, changed.ETag)).Status);
    }

    [Fact]
    public async Task Map_is_drawn_without_the_analysis_that_its_minerals_need()
    {
        await using var window = await dashboard.Open("AUS");
        await window.Page.RouteAsync("**/gap-reports/current/resilience*", route => route.AbortAsync());
        await window.Go("#/map?mineral=antimony");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^A map of [0-9]+ sites;") })).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.All(window.Complaints, complaint => Assert.Contains("ERR_FAILED", complaint, StringComparison.Ordinal));
    }
}
