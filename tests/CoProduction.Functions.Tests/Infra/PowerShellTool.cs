namespace CoProduction.Functions.Tests.Infra;

/// <summary>PowerShell: that of the machine, or the .NET tool, which is installed on first use.</summary>
internal static class PowerShellTool
{
    private const string Version = "7.6.9";

    private static readonly Lazy<Task<string>> Found = new(Find);

    /// <summary>The program to start.</summary>
    public static Task<string> Path => Found.Value;

    private static async Task<string> Find()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, "pwsh")).FirstOrDefault(File.Exists) is { } installed)
        {
            return installed;
        }

        var folder = RepositoryRoot.Combine(".local", "powershell");
        var tool = System.IO.Path.Combine(folder, "pwsh");
        if (!File.Exists(tool))
        {
            await using var install = StartedProcess.Start("dotnet", ["tool", "install", "PowerShell", "--version", Version, "--tool-path", folder]);
            Assert.True(await install.WaitForExitAsync(TimeSpan.FromMinutes(3)) == 0, install.Output);
        }

        return tool;
    }
}
