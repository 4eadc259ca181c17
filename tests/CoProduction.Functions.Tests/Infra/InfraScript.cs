using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>Runs a script of <c>infra/</c> in one of its shells, with a stub of the Azure CLI.</summary>
internal static partial class InfraScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> InPowerShell = new()
    {
        ["--group"] = "-Group",
        ["--location"] = "-Location",
        ["--values"] = "-Values",
        ["--package"] = "-Package",
        ["--program"] = "-Program",
        ["--partner"] = "-Partner",
        ["--tenant"] = "-Tenant",
        ["--confirm"] = "-Confirm",
        ["--yes"] = "-Yes",
        ["--dry-run"] = "-DryRun",
    };

    /// <summary>The shells in which every script is tried. The ordinary run tries PowerShell at some of them only, because it takes seconds to start.</summary>
    public static TheoryData<string> Shells => TestMode.IsLong ? ["bash", "PowerShell"] : ["bash"];

    /// <summary>Runs a script.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="azure">The Azure CLI.</param>
    /// <param name="arguments">The script's name and arguments, as in bash.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="answer">What is typed when the script asks; null if nobody is there.</param>
    public static async Task<(int Code, string Output)> Run(
        string shell, AzureStub azure, string[] arguments, Dictionary<string, string?>? settings = null, string? answer = null)
    {
        var script = RepositoryRoot.Combine("infra", arguments[0]);
        string[] command = shell == "bash"
            ? ["bash", script, .. arguments[1..]]
            : [await PowerShellTool.Path, "-NoProfile", "-File", $"{script}.ps1", .. arguments[1..].Select(argument => InPowerShell.GetValueOrDefault(argument, argument))];
        var environment = new Dictionary<string, string?>(ProgramProcess.Only(settings ?? []))
        {
            ["PATH"] = $"{azure.Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        };
        environment.TryAdd("BICEP", azure.Bicep);
        await using var process = StartedProcess.Start(
            "bash", ["-c", "if [[ -n $0 ]]; then printf '%s\\n' \"$0\" | \"$@\"; else \"$@\" </dev/null; fi", answer ?? "", .. command], environment);
        return (await process.WaitForExitAsync(Patience), process.Output);
    }

    /// <summary>A call as a line, without the names of temporary folders.</summary>
    public static string Line(string[] call) => Temporary().Replace(string.Join(' ', call), "$1…/");

    [GeneratedRegex(@"(^| |@)/\S*/(?=main\.json|parameters\.json)")]
    private static partial Regex Temporary();
}
