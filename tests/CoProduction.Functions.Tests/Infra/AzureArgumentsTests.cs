using System.Text.Json;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>
/// The scripts call the Azure CLI only as <c>az-calls.txt</c> lists. Where it is installed, its own tables of arguments confirm the list, apart from
/// the one command that is newer than Debian's version.
/// </summary>
public sealed class AzureArgumentsTests : IDisposable
{
    // It takes ten seconds, and longer beside other work.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // Where packages of Debian and of Microsoft keep the Python that the Azure CLI runs on.
    private static readonly string[] Pythons = ["/opt/az/bin/python3", "/usr/bin/python3"];

    private readonly AzureStub azure = new();

    public void Dispose() => azure.Dispose();

    private static string Listed => RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Infra", "az-calls.txt");

    [Fact]
    public async Task Calls_of_the_scripts_are_those_that_are_listed_and_the_Azure_CLI_knows_these()
    {
        await MakeAllCalls();

        Assert.Equal(
            await File.ReadAllLinesAsync(Listed),
            azure.Calls.Select(Form).Distinct().Order(StringComparer.Ordinal));
        if (await Python() is { } python)
        {
            // The last call is one that no version knows.
            await File.WriteAllLinesAsync(
                Path.Combine(azure.Folder, "calls.jsonl"),
                azure.Calls.Where(call => call is not ["functionapp", "list-flexconsumption-locations", ..]).Append(["group", "show", "--name", "g", "--colour", "red"])
                    .Select(call => JsonSerializer.Serialize(call)));
            Assert.Equal(["'az group show' has no option --colour."], await Check(python));
        }
    }

    /// <summary>The words and options of a call, without values.</summary>
    private static string Form(string[] call) =>
        string.Join(' ', [.. call.TakeWhile(word => word[0] != '-'), .. call.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    private async Task<string[]> Check(string python)
    {
        var script = RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Infra", "az-arguments.py");
        await using var check = StartedProcess.Start("bash", ["-c", "exec \"$0\" \"$1\" <\"$2\"", python, script, Path.Combine(azure.Folder, "calls.jsonl")]);
        Assert.True(await check.WaitForExitAsync(Patience) == 0, check.Output);
        return check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Answers so that each script gets to its end.</summary>
    private async Task MakeAllCalls()
    {
        azure.Answer("group exists", "false");
        azure.Answer("provider show", "NotRegistered");
        azure.Answer("deployment group create", "coproduction-dev-x\nhttp://127.0.0.1:1");
        azure.Answer("functionapp deployment", "", 1);
        azure.Answer("ad app create", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d");
        azure.Answer("ad sp show", "", 3);
        string[] deploy = ["deploy", "dev", "--group", "g", "--values", RepositoryRoot.Combine("infra", "environments", "sample.env"), "--package", azure.Bicep, "--yes"];
        await InfraScript.Run("bash", azure, [.. deploy, "--location", "westeurope"]);
        azure.Answer("group exists", "true");
        azure.Answer("group show", "westeurope");
        azure.Answer("storage account list", "stcopdevx");
        azure.Answer("storage container immutability-policy show", "Unlocked");
        azure.Answer("lock list", "/subscriptions/1/resourceGroups/g/providers/Microsoft.Authorization/locks/keep");
        await InfraScript.Run("bash", azure, deploy);
        await InfraScript.Run("bash", azure, ["remove", "--group", "g", "--confirm", "g"]);
        await InfraScript.Run("bash", azure, ["register-entra", "--partner", "POL"]);
        await InfraScript.Run("bash", azure, ["backup", Path.Combine(azure.Folder, "register.zip"), "--group", "g", "--program", "x", "--dry-run"]);
    }

    private static async Task<string?> Python()
    {
        foreach (var python in Pythons.Where(File.Exists))
        {
            await using var import = StartedProcess.Start(python, ["-c", "import azure.cli.core"]);
            if (await import.WaitForExitAsync(Patience) == 0)
            {
                return python;
            }
        }

        return null;
    }
}
