using System.Globalization;
using System.Text;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Synthetic;
using CoProduction.Browser.Tests;
using CoProduction.Functions.Tests;
using Microsoft.Playwright;

namespace CoProduction.Benchmarks.Dashboard;

/// <summary>How soon the dashboard stands, and how smoothly its map moves, by the browser's own clock.</summary>
internal sealed record DashboardTopic(string Word, string Title, string Note) : Topic(Word, Title, Note)
{
    private const int Turns = 15;

    public override async Task<string?> MeasureAsync(bool smoke)
    {
        if (Chromium.File is null)
        {
            await Console.Error.WriteLineAsync(Chromium.Missing);
            return null;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Start(playwright);
        var (sites, turns) = smoke ? (100, 2) : (10_000, Turns);
        var table = new StringBuilder().AppendLine("| | median | 95 % within |").AppendLine("|---|---:|---:|");
        var starter = RepositoryRoot.Combine("infra", "starter-data");
        foreach (var (what, times) in (await OnStarterData(browser, starter, turns)).Concat(await Frames(browser, await SyntheticFiles.Of(sites), sites)))
        {
            double[] ordered = [.. times.Order()];
            table.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {ordered[ordered.Length / 2]:N0} ms | {ordered[ordered.Length * 95 / 100]:N0} ms |");
        }

        return table.ToString();
    }

    private static async Task<IReadOnlyList<(string What, IReadOnlyList<double> Times)>> OnStarterData(IBrowser browser, string files, int turns)
    {
        await using var served = await ServedPage.Of(files);
        return [.. await FirstViews(served, browser, turns), ("the difference of what-if, from the switch of a scenario", await Differences(served, browser, turns))];
    }

    private static async Task<IReadOnlyList<(string What, IReadOnlyList<double> Times)>> FirstViews(ServedPage served, IBrowser browser, int turns)
    {
        var (first, again, paints) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn <= turns; turn++)
        {
            await using var context = await served.Visit(browser);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/#/overview");
            var time = await page.EvaluateAsync<double>(UntilCards);
            await page.ReloadAsync();

            // The first turn warms the program.
            if (turn > 0)
            {
                first.Add(time);
                again.Add(await page.EvaluateAsync<double>(UntilCards));
                paints.Add(await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            }
        }

        return [("overview with its cards, in a browser that keeps nothing yet", first), ("the same, loaded again", again), ("its first paint, loaded again", paints)];
    }

    private static async Task<IReadOnlyList<double>> Differences(ServedPage served, IBrowser browser, int turns)
    {
        var times = new List<double>();
        for (var turn = 0; turn <= turns; turn++)
        {
            await using var context = await served.Visit(browser);
            var page = await context.NewPageAsync();

            // With another slip each time, the program has not kept the answer.
            await page.GotoAsync($"/#/what-if?slip={turn + 1}");
            await page.Locator("#difference-title").WaitForAsync();
            await page.EvaluateAsync(UntilQuiet);
            var time = await page.EvaluateAsync<double>(UntilDifference);
            if (turn > 0)
            {
                times.Add(time);
            }
        }

        return times;
    }

    private static async Task<IReadOnlyList<(string What, IReadOnlyList<double> Times)>> Frames(IBrowser browser, string files, int sites)
    {
        await using var served = await ServedPage.Of(files);
        await using var context = await served.Visit(browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/#/map");
        await page.Locator("canvas").WaitForAsync();
        await page.EvaluateAsync(UntilQuiet);
        return
        [
            (string.Create(CultureInfo.InvariantCulture, $"a frame of the map of {sites:N0} sites while it zooms"), await page.EvaluateAsync<double[]>(Zooming)),
            ("the same while it is dragged", await page.EvaluateAsync<double[]>(Dragging)),
        ];
    }

    private const string UntilCards =
        "async () => { while (document.querySelectorAll('article').length < 4) await new Promise(requestAnimationFrame); return performance.now(); }";

    private const string UntilDifference =
        """
        async () => {
          const shown = () => document.querySelector('[aria-labelledby="difference-title"]').textContent;
          const before = shown();
          const start = performance.now();
          document.querySelector('fieldset input').click();
          while (shown() === before) await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }
        """;

    private const string UntilQuiet = "() => new Promise((done) => requestIdleCallback(done))";

    private const string Zooming =
        """
        async () => {
          const canvas = document.querySelector('canvas');
          const { x, y, width, height } = canvas.getBoundingClientRect();
          const times = [];
          for (let turn = 0, last = await new Promise(requestAnimationFrame); turn < 120; turn++) {
            canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: turn % 60 < 30 ? -60 : 60, clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true }));
            const now = await new Promise(requestAnimationFrame);
            times.push(now - last);
            last = now;
          }
          return times;
        }
        """;

    private const string Dragging =
        """
        async () => {
          const canvas = document.querySelector('canvas');
          const { x, y, width, height } = canvas.getBoundingClientRect();
          const mouse = (type, target, by) =>
            target.dispatchEvent(new MouseEvent(type, { clientX: x + width / 2 + by, clientY: y + height / 2, bubbles: true, cancelable: true, view: window }));
          const times = [];
          canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -600, clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true }));
          mouse('mousedown', canvas, 0);
          for (let turn = 0, last = await new Promise(requestAnimationFrame); turn < 120; turn++) {
            mouse('mousemove', window, turn % 60 < 30 ? 4 * (turn % 30) : 4 * (30 - (turn % 30)));
            const now = await new Promise(requestAnimationFrame);
            times.push(now - last);
            last = now;
          }
          mouse('mouseup', window, 0);
          return times;
        }
        """;
}
