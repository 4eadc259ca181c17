using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Functions.Tests;
using CoProduction.Functions.Tests.Import;
using CoProduction.Registry.Releases;
using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>The real program on the starter data, and a browser.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private readonly ProgramFixture program = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The program's address. It ends with a slash.</summary>
    public Uri Address => program.Client.BaseAddress!;

    /// <inheritdoc cref="ProgramFixture.ClientOf"/>
    public HttpClient ClientOf(string partner, params Functions.Access.Role[] roles) => program.ClientOf(partner, roles);

    /// <inheritdoc cref="ProgramFixture.Archive"/>
    public Task<string> Archive() => program.Archive();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.File is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Chromium.Missing);
            return;
        }

        await program.InitializeAsync();
        using var package = Package.OfFolder(Workbench.StarterData);
        var terms = new ImportTerms(Caller: null, Author.Local, DryRun: false, Release.ToEveryone, TimeSpan.FromMinutes(1));
        Assert.IsType<ImportOutcome.Accepted>(await program.Get<Importer>().Import(package, terms, null, default));
        Assertions.SetDefaultExpectTimeout(Chromium.Patience);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
    }

    /// <summary>A window in which a sample ministry has signed in.</summary>
    /// <param name="partner">The ministry's partner.</param>
    /// <param name="place">The place to open, such as #/map.</param>
    /// <param name="width">The window's width, in pixels.</param>
    /// <param name="scheme">The colours that its person prefers.</param>
    public async Task<Window> Open(string partner, string place = "", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Chromium.File is null, Chromium.Missing);
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        var window = new Window(context, await context.NewPageAsync(), Address);
        await window.Page.GotoAsync($"/{place}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = partner }).ClickAsync();
        await window.Read();
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await program.DisposeAsync();
    }
}
