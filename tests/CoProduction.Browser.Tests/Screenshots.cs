using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>Pictures of every page, for people to look at: <c>./dev screenshots</c>.</summary>
public sealed class Screenshots(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private static readonly string Folder = Functions.Tests.RepositoryRoot.Combine(".local", "screenshots");

    [Trait("Mode", "Long")]
    [Theory(Explicit = true)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(3840, ColorScheme.Light)]
    [InlineData(3840, ColorScheme.Dark)]
    public async Task Of_every_page(int width, ColorScheme scheme)
    {
        await using var window = await dashboard.Open("USA", width: width, scheme: scheme);
        foreach (var place in DashboardTests.Places)
        {
            await window.Go(place);
            var name = string.Join('-', place.Split(['#', '/', '?', '&', '='], StringSplitOptions.RemoveEmptyEntries));
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}-{scheme}.png".ToLowerInvariant()), FullPage = true });
        }
    }
}
