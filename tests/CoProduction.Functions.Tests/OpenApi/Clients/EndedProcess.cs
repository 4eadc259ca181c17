namespace CoProduction.Functions.Tests.OpenApi.Clients;

/// <summary>A program that runs to its end, which must be a success.</summary>
internal static class EndedProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Kiota otherwise looks for a newer version of itself.
    private static readonly Dictionary<string, string?> Settings = new() { ["KIOTA_OFFLINE_ENABLED"] = "true" };

    /// <returns>What the program wrote.</returns>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        await using var process = StartedProcess.Start(program, arguments, Settings, RepositoryRoot.Path);
        var code = await process.WaitForExitAsync(Patience);
        Assert.True(code == 0, $"{program} {arguments[0]} ended with {code}: {process.Output}");
        return process.Output;
    }
}
