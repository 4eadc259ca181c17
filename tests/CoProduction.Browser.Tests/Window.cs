using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>A person's window. It notes what the browser complains about, and who else the page talks to.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<string> strangers = new();

    internal Window(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(Chromium.Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, fault) => complaints.Enqueue(fault);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                strangers.Enqueue(request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Goes to a place, such as #/map, and waits until the page has read what it shows.</summary>
    public async Task Go(string place)
    {
        await Page.EvaluateAsync("place => { location.hash = place; }", place);
        await Read();
    }

    /// <summary>Waits until the page has read what it shows.</summary>
    public async Task Read()
    {
        await Assertions.Expect(Page.Locator("main")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".loading")).ToHaveCountAsync(0);
    }

    /// <summary>All words that the page shows, and those that it keeps folded.</summary>
    public async Task<string> Text() => await Page.Locator("body").EvaluateAsync<string>("body => body.textContent");

    /// <summary>Asserts that nothing went wrong unseen.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(complaints);
        Assert.Empty(strangers);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
