using Microsoft.Playwright;

namespace CoProduction.Browser.Tests;

/// <summary>The machine's own Chromium, without a window.</summary>
internal static class Chromium
{
    /// <summary>How long the browser, or a page in it, may take while other tests run, in milliseconds.</summary>
    public const float Patience = 120_000;

    private const string Setting = "COPRODUCTION_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>Where it is; null if the machine has none.</summary>
    public static string? File { get; } = Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named ? named : Found();

    /// <summary>What to do where it is missing.</summary>
    public const string Missing = $"There is no Chromium on the PATH: install it (Debian: apt-get install chromium), or name its file in {Setting}.";

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = File,
        Timeout = Patience,

        // Its own sandbox needs rights that containers lack. It loads nothing but the program's own pages.
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    });

    private static string? Found() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(System.IO.File.Exists);
}
