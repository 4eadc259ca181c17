using System.Text.Json;
using CoProduction.Benchmarks.ColdStart;
using CoProduction.Benchmarks.Running;
using Microsoft.Playwright;

namespace CoProduction.Benchmarks.Dashboard;

/// <summary>The dashboard on a register of its own.</summary>
internal sealed class ServedPage : IAsyncDisposable
{
    private const string Partner = "POL";

    private readonly ServingProgram program;
    private readonly string reader;

    private ServedPage(ServingProgram program, string reader) => (this.program, this.reader) = (program, reader);

    /// <param name="files">The register's files.</param>
    public static async Task<ServedPage> Of(string files)
    {
        var installation = await Installation.Empty(Build.JustInTime().Program);
        await installation.Run("import", files, "--releasable-to", "everyone");
        var token = (await installation.SignIn(Partner, "reader")).Parameter;
        return new ServedPage(await installation.Serve(), JsonSerializer.Serialize(new { partner = Partner, roles = new[] { "reader" }, token }));
    }

    /// <summary>A browser that was never here, of somebody who has signed in.</summary>
    public async Task<IBrowserContext> Visit(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = program.Client.BaseAddress!.ToString(), ViewportSize = new() { Width = 1280, Height = 900 } });
        await context.AddInitScriptAsync($"sessionStorage.setItem('coproduction.reader', {JsonSerializer.Serialize(reader)});");
        return context;
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
