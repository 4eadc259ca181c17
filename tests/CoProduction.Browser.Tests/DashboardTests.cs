using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Tests;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>What people see and do in the dashboard, in a real browser on the real program.</summary>
public sealed partial class DashboardTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    internal static readonly string[] Places =
    [
        "#/overview", "#/why?product=155-HE&item=155-BODY", "#/ask", "#/what-if?ready=us-withdraws&slip=9", "#/map", "#/map?mineral=antimony&lines=theaters&item=155-HE", "#/promises", "#/mro", "#/minerals", "#/resilience", "#/evidence", "#/reports", "#/registry",
        "#/registry?kind=factories&id=pol-skarzysko-mesko", "#/registry?import=new",
    ];

    /// <summary>The analyses take long, so that only <c>--long</c> tries every page with all of them.</summary>
    private static IEnumerable<string> Tried => TestMode.IsLong ? Places : ["#/overview", "#/registry?kind=factories&id=pol-skarzysko-mesko"];

    [Fact]
    public async Task Overview_says_of_each_family_where_it_stands_what_binds_and_what_to_ask()
    {
        await using var window = await dashboard.Open("JPN");
        var page = window.Page;

        Assert.StartsWith("Not yet: of 4 families", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var name in new[] { "155 mm artillery", "Drones", "Long-range strike", "Patriot" })
        {
            var card = page.GetByRole(AriaRole.Article, new() { Name = name });
            await Assertions.Expect(card.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
            await Assertions.Expect(card.GetByText("What binds:")).ToBeVisibleAsync();
            await Assertions.Expect(card.Locator("ol li")).ToHaveCountAsync(3);
            await Assertions.Expect(card.Locator(".facts")).ToContainTextAsync(new Regex("Chance of all products\\s*(< 1|> 99|[0-9]+)%"));
        }

        Assert.Equal(["UNCLASSIFIED // REL TO EVERYONE", "UNCLASSIFIED // REL TO EVERYONE"], await page.Locator(".marking").AllInnerTextsAsync());
        window.AssertQuiet();
    }

    [Trait("Mode", "Long")]
    [Fact]
    public async Task Pages_say_in_a_sentence_what_they_found()
    {
        await using var window = await dashboard.Open("AUS");
        foreach (var (place, finding) in new[]
        {
            ("#/promises", "^None of [0-9]+ plans that have come due came on time"), ("#/mro", "platforms are serviced in no more than one theater"), ("#/minerals", "^Adversaries hold more than half of a stage of 12 of 16 minerals"),
            ("#/resilience", "^Losing USA costs Long-range strike [0-9]+ points of the goal"), ("#/evidence", "of a product’s capacity is reported"), ("#/reports", "^No report has been published yet|^[0-9]+ reports? published"),
        })
        {
            await window.Go(place);
            await Assertions.Expect(window.Page.Locator("h1")).ToContainTextAsync(new Regex(finding));
        }

        // What is refused is said in words, and not asked for.
        await Assertions.Expect(window.Page.GetByText("Only contributors and coordinators see the subscriptions of AUS.")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Runs" })).ToHaveCountAsync(0);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Scenario_that_is_switched_on_shows_its_difference_and_stands_in_the_address()
    {
        await using var window = await dashboard.Open("POL", "#/what-if");
        await window.Page.GetByLabel("The United States withdraws").CheckAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("155 mm artillery.* lose") })).ToBeVisibleAsync();
        Assert.Contains("ready=us-withdraws", window.Page.Url, StringComparison.Ordinal);
        await window.Page.GetByLabel("Save for POL as").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        window.AssertQuiet();
    }

    [Fact]
    public async Task Choice_of_a_ministry_is_marked_as_a_matter_of_development_and_the_token_stands_in_no_address()
    {
        await using var window = await dashboard.Open("AUS");

        Assert.DoesNotContain("eyJ", window.Page.Url, StringComparison.Ordinal);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("Not for real data.")).ToBeVisibleAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => sessionStorage.length"));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Reader_sees_nothing_that_is_not_released_to_it_on_any_page()
    {
        const string Hidden = "pol-hidden-works";
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var works = (await poland.Get("api/v1/factories/pol-skarzysko-mesko")).Json;
        (works["id"], works["name"], works["releasableTo"]) = (Hidden, "Zakład Ukryty", new JsonArray("POL"));
        Assert.Equal(HttpStatusCode.Created, (await poland.Post("api/v1/factories?notDuplicateOf=pol-skarzysko-mesko", works)).Status);

        foreach (var (partner, isTold) in new[] { ("POL", true), ("JPN", false), ("AUS", false) })
        {
            await using var window = await dashboard.Open(partner);
            var texts = new List<string>();
            foreach (var place in partner == "JPN" ? Tried : ["#/map"])
            {
                await window.Go(place);
                texts.Add(await window.Text());
            }

            await window.Go("#/registry?kind=factories&text=Ukryty");
            texts.Add(await window.Text());
            Assert.Equal(isTold ? texts.Count : 0, texts.Count(text => text.Contains("Ukryty", StringComparison.Ordinal) || text.Contains(Hidden, StringComparison.Ordinal)));
            window.AssertQuiet();
        }
    }

    [Fact]
    public async Task Question_is_answered_on_the_spot_and_the_effect_is_shown()
    {
        await using var window = await dashboard.Open("POL", "#/ask?of=own");
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer for pol-bydgoszcz-nitrochem, energetics: what is made now" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "pol-bydgoszcz-nitrochem, energetics: what is made now" });
        await form.GetByLabel("Units a month").FillAsync("25000");
        await form.GetByLabel("In month").FillAsync("2026-10");
        await form.GetByLabel("Source: publisher").FillAsync("Ministry of National Defence");
        await form.GetByRole(AriaRole.Button, new() { Name = "State it" }).ClickAsync();

        await Assertions.Expect(page.GetByText("pol-bydgoszcz-nitrochem has stated what it makes of 155-FILL.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The verdict on 155-HE stays")).ToBeVisibleAsync();
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var line = (await poland.Get("api/v1/factories/pol-bydgoszcz-nitrochem")).Json["lines"]!.AsArray().Single(one => (string?)one!["item"] == "155-FILL")!;
        Assert.Equal(25_000, (double)line["rates"]!.AsArray()[^1]!["quantity"]!["low"]!);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Flow_leads_from_an_item_to_its_makers_also_by_keyboard()
    {
        await using var window = await dashboard.Open("JPN", "#/why?product=155-HE");
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^155-BODY [0-9]") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who makes 155-BODY" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "usa-scranton-aap" })).ToBeVisibleAsync();
        Assert.Contains("item=155-BODY", page.Url, StringComparison.Ordinal);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Map_and_list_show_the_same_sites_and_what_is_chosen_stands_in_the_address()
    {
        await using var window = await dashboard.Open("JPN", "#/map");
        var page = window.Page;
        await page.GetByLabel("Partner").SelectOptionAsync("JPN");
        await page.GetByLabel("Kind").SelectOptionAsync("factory");

        var rows = page.GetByRole(AriaRole.Region, new() { Name = "The sites as a list" }).Locator("tbody tr");
        var count = await rows.CountAsync();
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{count} sites in 1 countr"), await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Matches("partner=JPN.*kind=factory.*site=jpn-", page.Url);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Wrong_value_is_shown_at_its_field_and_another_version_beside_ones_own()
    {
        await using var window = await dashboard.Open("POL", "#/registry?kind=factories&id=pol-jaslo-gamrat");
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).ClickAsync();
        var name = page.GetByLabel("Name *").First;
        await name.FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator(".field").Filter(new() { HasText = "Must be given." })).ToHaveCountAsync(1);

        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var other = await poland.Get("api/v1/factories/pol-jaslo-gamrat");
        var theirs = other.Json;
        theirs["name"] = "Gamrat, written meanwhile";
        Assert.Equal(HttpStatusCode.OK, (await poland.Put("api/v1/factories/pol-jaslo-gamrat", theirs, other.ETag)).Status);
        await name.FillAsync("Gamrat, mine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var versions = page.GetByRole(AriaRole.Region, new() { Name = "Both versions" });
        await Assertions.Expect(versions).ToContainTextAsync("Gamrat, written meanwhile (differs)");
        await Assertions.Expect(versions).ToContainTextAsync("Gamrat, mine (differs)");

        await page.GetByRole(AriaRole.Button, new() { Name = "I have seen the other version" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".history")).ToContainTextAsync("Gamrat, mine");
        Assert.Equal("Gamrat, mine", (string?)(await poland.Get("api/v1/factories/pol-jaslo-gamrat")).Json["name"]);

        // A refusal is an answer that the browser notes, and nothing else is.
        Assert.All(window.Complaints, complaint => Assert.Matches("status of (400|412)", complaint));
    }

    [Fact]
    public async Task Every_page_is_for_everyone_and_on_a_telephone()
    {
        await using var window = await dashboard.Open("POL", width: 360);
        foreach (var place in Places)
        {
            await window.Go(place);
            await AssertForEveryone(window, Tried.Contains(place) ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light]);
        }

        window.AssertQuiet();
    }

    [Fact]
    public async Task First_view_has_at_most_250_kB_of_script_in_files_that_browsers_keep()
    {
        Assert.SkipWhen(Chromium.File is null, Chromium.Missing);
        using var client = new HttpClient { BaseAddress = dashboard.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var scripts = Regex.Matches(await Unzipped(await client.GetAsync("")), "(?:src|href)=\"(/dashboard/[^\"]+\\.js)\"").Select(match => match.Groups[1].Value).ToArray();

        var size = 0L;
        foreach (var script in scripts)
        {
            using var answer = await client.GetAsync(script);
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            size += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.NotEmpty(scripts);
        Assert.InRange(size, 10_000, 250_000);
    }

    /// <summary>Asserts that people with any eyes, and any tools, can use what the window shows: it is no wider than the window, and breaks no rule of axe in either theme.</summary>
    private static async Task AssertForEveryone(Window window, params ColorScheme[] schemes)
    {
        var (page, place) = (window.Page, new Uri(window.Page.Url).Fragment);
        Assert.Equal((place, page.ViewportSize!.Width), (place, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")));
        foreach (var scheme in schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.Empty((await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations.Select(fault =>
                $"{place}, {scheme}: {fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}"));
        }
    }

    private static async Task<string> Unzipped(HttpResponseMessage answer)
    {
        await using var plain = new System.IO.Compression.GZipStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
