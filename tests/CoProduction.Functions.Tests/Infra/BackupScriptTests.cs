using CoProduction.Functions.Store;
using CoProduction.Functions.Tests.Backup;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>Backs up in one shell and restores in the other, on the storage emulator.</summary>
public sealed class BackupScriptTests(ProgramFixture program) : IClassFixture<ProgramFixture>, IDisposable
{
    private readonly AzureStub azure = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public static TheoryData<string> Shells => InfraScript.Shells;

    private string File => Path.Combine(folder.FullName, "register.zip");

    public void Dispose()
    {
        azure.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("bash", "PowerShell")]
    [InlineData("PowerShell", "bash")]
    public async Task Backup_of_one_shell_is_restored_by_the_other(string shell, string other)
    {
        await program.Get<IRecordStore>().SeedPartners(("POL", ["NATO"]), ("UKR", []));
        var account = (await Azurite.Shared).NewAccount();

        var (code, output) = await Run(shell, "backup", program.ConnectionString);
        Assert.True(code == 0, output);
        (code, output) = await Run(other, "restore", account);
        Assert.True(code == 0, output);

        var content = await StorageContent.Of(account);
        Assert.NotEmpty(content);
        Assert.Equal(await StorageContent.Of(program.ConnectionString), content);

        (code, output) = await Run(other, "restore", account);
        Assert.Equal(1, code);
        Assert.Contains("a backup is restored into an empty account only", output, StringComparison.Ordinal);
    }

    /// <summary>With a group, the program gets the name of the account, and signs in as the person who is signed in to the Azure CLI.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Account_of_a_group_is_found(string shell)
    {
        azure.Answer("storage account list", "stcopprodx");

        var (code, output) = await InfraScript.Run(
            shell, azure, ["backup", File, "--group", "coproduction-prod", "--program", "CoProduction.Functions.dll", "--dry-run"]);

        Assert.True(code == 0, output);
        Assert.Contains("Storage account: stcopprodx", output, StringComparison.Ordinal);
        Assert.Contains($"Would run: dotnet CoProduction.Functions.dll backup {File}", output, StringComparison.Ordinal);
        Assert.Equal(
            ["storage", "account", "list", "--resource-group", "coproduction-prod", "--query", "[?starts_with(name, 'stcop')].name", "--output", "tsv"],
            azure.Calls[^1]);
    }

    [Theory]
    [InlineData("bash", "backup", "No storage account is named: give its resource group with --group, or set AzureWebJobsStorage.")]
    [InlineData("PowerShell", "backup", "No storage account is named: give its resource group with -Group, or set AzureWebJobsStorage.")]
    [InlineData("bash", "restore", "There is no file")]
    [InlineData("PowerShell", "restore", "There is no file")]
    public async Task What_is_missing_is_named(string shell, string script, string sentence)
    {
        var (code, output) = await InfraScript.Run(shell, azure, [script, File]);

        Assert.Equal(1, code);
        Assert.StartsWith(sentence, output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output)> Run(string shell, string script, string account) =>
        InfraScript.Run(shell, azure, [script, File, "--program", ProgramProcess.Assembly], new(ProgramFixture.SettingsOf(account, program.StoragePrefix)));
}
