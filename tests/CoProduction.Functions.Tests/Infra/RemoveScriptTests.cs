namespace CoProduction.Functions.Tests.Infra;

/// <summary>Removes a deployment with a stub of the Azure CLI. Both shells take the same steps.</summary>
public sealed class RemoveScriptTests : IDisposable
{
    private const string Group = "coproduction-prod";
    private const string Lock = "/subscriptions/1/resourceGroups/coproduction-prod/providers/Microsoft.Storage/storageAccounts/stcopprodx/providers/Microsoft.Authorization/locks/keep";

    private readonly AzureStub azure = new();

    public RemoveScriptTests()
    {
        azure.Answer("group exists", "true");
        azure.Answer("resource list", "Microsoft.Storage/storageAccounts\tstcopprodx");
        azure.Answer("storage account list", "stcopprodx");
        azure.Answer("storage container immutability-policy show", "Unlocked");
        foreach (var container in new[] { "published", "snapshots", "audit" })
        {
            azure.Answer($"{Policy("show", container)} --query etag", $"tag-{container}");
        }

        azure.Answer("lock list", Lock);
    }

    public static TheoryData<string> Shells => InfraScript.Shells;

    private static IEnumerable<string> Removal =>
    [
        $"lock delete --ids {Lock}",
        $"{Policy("delete", "published")} --if-match tag-published",
        $"{Policy("delete", "snapshots")} --if-match tag-snapshots",
        $"{Policy("delete", "audit")} --if-match tag-audit",
        $"group delete --name {Group} --yes",
    ];

    public void Dispose() => azure.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Locks_and_policies_go_before_the_group(string shell)
    {
        var (code, output) = await InfraScript.Run(shell, azure, ["remove", "--group", Group], answer: Group);

        Assert.True(code == 0, output);
        Assert.Contains("stcopprodx", output, StringComparison.Ordinal);
        Assert.Equal(Removal, Changes());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Dry_run_prints_the_same_and_changes_nothing(string shell)
    {
        var (code, output) = await InfraScript.Run(shell, azure, ["remove", "--group", Group, "--dry-run"]);

        Assert.True(code == 0, output);
        Assert.Empty(Changes());
        Assert.Equal(
            Removal, output.Split('\n').Where(line => line.StartsWith("Would run: az ", StringComparison.Ordinal)).Select(line => line["Would run: az ".Length..].TrimEnd()));
    }

    [Theory]
    [InlineData("bash", null)]
    [InlineData("bash", "coproduction")]
    [InlineData("PowerShell", null)]
    [InlineData("PowerShell", "Coproduction-prod")]
    public async Task Without_the_name_of_the_group_nothing_is_deleted(string shell, string? answer)
    {
        var (code, output) = await InfraScript.Run(shell, azure, ["remove", "--group", Group], answer: answer);

        Assert.Equal(1, code);
        Assert.EndsWith($"The name is '{answer}', not '{Group}'. Nothing was changed.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Changes());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Locked_reports_stay_and_so_does_everything_else(string shell)
    {
        azure.Answer($"{Policy("show", "snapshots")} --query state", "Locked");

        var (code, output) = await InfraScript.Run(shell, azure, ["remove", "--group", Group, "--confirm", Group]);

        Assert.Equal(1, code);
        Assert.Contains("The policy of coproduction-snapshots is locked", output, StringComparison.Ordinal);
        Assert.Empty(Changes());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Policy_that_cannot_be_read_stops_the_script(string shell)
    {
        azure.Answer($"{Policy("show", "audit")} --query state", "", 1);

        var (code, _) = await InfraScript.Run(shell, azure, ["remove", "--group", Group, "--confirm", Group]);

        Assert.NotEqual(0, code);
        Assert.Empty(Changes());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Group_of_something_else_is_not_deleted(string shell)
    {
        azure.Answer("storage account list", "");

        var (code, output) = await InfraScript.Run(shell, azure, ["remove", "--group", Group, "--confirm", Group]);

        Assert.Equal(1, code);
        Assert.EndsWith($"{Group} has no storage account of CoProduction, so this script does not delete it.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(Changes());
    }

    private static string Policy(string verb, string container) =>
        $"storage container immutability-policy {verb} --account-name stcopprodx --container-name coproduction-{container} --resource-group {Group}";

    private string[] Changes() => [.. azure.Calls.Select(InfraScript.Line).Where(call => call.Split(" --")[0].Split(' ')[^1] == "delete")];
}
