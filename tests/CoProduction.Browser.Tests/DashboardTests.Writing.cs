using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Records;
using CoProduction.Tests;
using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>What people write.</summary>
public sealed partial class DashboardTests
{
    private const string StockHeader = "item_code,scope,metric,value,unit,as_of,source,source_url,source_date,confidence,notes";

    private static string Stock(string value) => $"{StockHeader}\n155-HE,POL,days_in_stock,{value},days,2026-10,Ministry of National Defence,,2026-10,reported,\n";

    [Fact]
    public async Task File_is_tried_first_and_imported_once_nothing_of_it_is_refused()
    {
        await using var window = await dashboard.Open("POL", "#/registry?import=new", width: 360);
        var page = window.Page;
        await Try("stock.png", "image/png", "not a file of records");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Unsupported media type");

        await Try("stock.csv", "text/csv", Stock("many"));
        var rows = page.GetByRole(AriaRole.Group, new() { Name = "Row by row" }).Locator("tbody tr");
        await Assertions.Expect(rows).ToContainTextAsync([new Regex("^2.*value.*many")]);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import stock.csv" })).ToHaveCountAsync(0);
        await AssertForEveryoneWhereLong(window);

        await Import("7", "would be added", "2pol-");
        await Import("9", "would change", "/value 7 9");
        Assert.Matches("import=[0-9a-f]{20}$", page.Url);
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var stocks = (await poland.Get("api/v1/stocks?pageSize=500")).Json["items"]!.AsArray();
        Assert.Equal([9.0], stocks.Where(stock => (string?)stock!["metric"] == "days_in_stock").Select(stock => (double)stock!["value"]!));
        Assert.All(window.Complaints, complaint => Assert.Contains("status of 415", complaint, StringComparison.Ordinal));

        async Task Try(string name, string type, string content)
        {
            await page.GetByLabel("File (.csv").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(content) });
            await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        }

        async Task Import(string value, string outcome, string row)
        {
            await Try("stock.csv", "text/csv", Stock(value));
            await Assertions.Expect(page.Locator(".facts div").Filter(new() { HasText = outcome })).ToContainTextAsync("1");
            await Assertions.Expect(rows).ToContainTextAsync([row]);
            await page.GetByRole(AriaRole.Button, new() { Name = "Import stock.csv" }).ClickAsync();
            await Assertions.Expect(page.GetByText("The file is stored.")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Whoever_may_not_write_is_offered_no_import()
    {
        await using var window = await dashboard.Open("AUS", "#/registry");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Import a file" })).ToHaveCountAsync(0);
        await window.Go("#/registry?import=new");
        await Assertions.Expect(window.Page.GetByText("Only contributors and coordinators import.")).ToBeVisibleAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task New_site_that_looks_like_a_registered_one_is_compared_with_it_before_it_is_added()
    {
        await using var window = await dashboard.Open("POL", "#/registry?kind=factories&id=*", width: 360);
        var page = window.Page;
        foreach (var (label, value) in new[] { ("Id *", "pol-nitrochem-two"), ("Name *", "Nitro-Chem works"), ("Operator *", "PGZ Nitro-Chem"), ("Publisher *", "Ministry of National Defence") })
        {
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByLabel("Add to location").SelectOptionAsync("town");
        await page.GetByLabel("Town", new() { Exact = true }).FillAsync("Bydgoszcz");
        await page.GetByLabel("Add to factories").SelectOptionAsync("statuses");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to statuses" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to lines" }).ClickAsync();
        await page.GetByLabel("Item *").FillAsync("155-FILL");
        await page.GetByLabel("Stage *").FillAsync("energetics");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var duplicates = page.GetByRole(AriaRole.Region, new() { Name = "Possible duplicates" });
        await Assertions.Expect(duplicates.GetByRole(AriaRole.Row, new() { Name = "Name Nitro-Chem works (differs) Nitro-Chem Bydgoszcz (differs)" })).ToBeVisibleAsync();
        await Assertions.Expect(duplicates.GetByRole(AriaRole.Link, new() { Name = "pol-bydgoszcz-nitrochem" })).ToBeVisibleAsync();
        var save = duplicates.GetByRole(AriaRole.Button, new() { Name = "Save as a new site" });
        await Assertions.Expect(save).ToBeDisabledAsync();
        await AssertForEveryoneWhereLong(window);
        await duplicates.GetByLabel("pol-bydgoszcz-nitrochem is another site").CheckAsync();
        await save.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Factories", Exact = true })).ToBeVisibleAsync();
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        Assert.Equal(HttpStatusCode.OK, (await poland.Get("api/v1/factories/pol-nitrochem-two")).Status);
        Assert.All(window.Complaints, complaint => Assert.Contains("status of 409", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Month_of_a_plan_is_stated_on_the_spot_and_the_effect_is_shown()
    {
        await using var window = await dashboard.Open("POL", "#/ask?of=own", width: 360);
        var page = window.Page;
        const string Asked = "pol-nowadeba-dezamet, complete, plan x2: the month of the plan";
        await page.GetByRole(AriaRole.Button, new() { Name = $"Answer for {Asked}" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = Asked });
        await form.GetByText("Registered: expansion to 12,500 a month, by 2028, funded.").WaitForAsync();
        await AssertForEveryoneWhereLong(window);
        await form.GetByLabel("Takes effect in month").FillAsync("2028-03");
        await form.GetByLabel("Source: publisher").FillAsync("Ministry of National Defence");
        await form.GetByRole(AriaRole.Button, new() { Name = "State it" }).ClickAsync();

        await Assertions.Expect(page.GetByText("pol-nowadeba-dezamet has stated the month of its plan for 155-HE.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The verdict on 155-HE")).ToBeVisibleAsync();
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var plan = (await poland.Get("api/v1/factories/pol-nowadeba-dezamet")).Json["lines"]![0]!["plans"]!.AsArray().Single(one => (string?)one!["id"] == "x2")!;
        Assert.Equal(("2028-03", "funded"), ((string?)plan["by"], (string?)plan["stage"]));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Pause_of_a_line_is_stated_on_the_spot()
    {
        await using var window = await dashboard.Open("POL", "#/ask?of=own");
        var page = window.Page;
        const string Asked = "pol-ozarow-wb-warmate, complete: what is planned, or that nothing is";
        await page.GetByRole(AriaRole.Button, new() { Name = $"Answer for {Asked}" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = Asked });
        await form.GetByLabel("What is planned").SelectOptionAsync("pause");
        await form.GetByLabel("Takes effect in month").FillAsync("2027-03");
        await form.GetByLabel("Last month, if it is known").FillAsync("2027-09");
        await form.GetByLabel("How far it is").SelectOptionAsync("announced");
        await form.GetByLabel("Source: publisher").FillAsync("Ministry of National Defence");
        await form.GetByRole(AriaRole.Button, new() { Name = "State it" }).ClickAsync();

        await Assertions.Expect(page.GetByText("pol-ozarow-wb-warmate has stated what it plans for OWA-LM.")).ToBeVisibleAsync();
        using var poland = dashboard.ClientOf("POL", Role.Contributor);
        var plan = Assert.Single((await poland.Get("api/v1/factories/pol-ozarow-wb-warmate")).Json["lines"]![0]!["plans"]!.AsArray())!;
        Assert.Equal(("pause", "2027-03", "2027-09", "announced"), ((string?)plan["kind"], (string?)plan["from"], (string?)plan["until"], (string?)plan["stage"]));
        window.AssertQuiet();
    }

    /// <summary>The rules take longer than what a person does here, so that only <c>--long</c> tries them.</summary>
    private static Task AssertForEveryoneWhereLong(Window window) => TestMode.IsLong ? AssertForEveryone(window, ColorScheme.Light, ColorScheme.Dark) : Task.CompletedTask;
}
