namespace CoProduction.Functions.Tests.Infra;

/// <summary>The real Bicep compiler accepts what is committed, and the check that asks it finds what is wrong.</summary>
public sealed class BicepCheckTests : IDisposable
{
    // The compiler takes about eight seconds for each environment, and longer beside other work.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] Places = ["main.bicep", "bicepconfig.json", "modules", "environments", "bicep"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Committed_files_are_formatted_keep_every_rule_and_deploy_what_the_snapshots_show()
    {
        var (code, output) = await Check(RepositoryRoot.Combine("infra"));

        Assert.True(code == 0, output);
    }

    [Fact]
    [Trait("Mode", "Long")]
    public async Task File_that_is_not_formatted_is_found()
    {
        Copy();
        Change("modules/identity.bicep", "  name: name\n", "    name: name\n");

        var (code, output) = await Check(folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("bicep format would change the files above", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Mode", "Long")]
    public async Task Parameter_without_description_and_old_version_are_found()
    {
        Copy();
        Change("modules/identity.bicep", "@description('Its tags.')\n", "");
        Change("modules/identity.bicep", "userAssignedIdentities@2024-11-30", "userAssignedIdentities@2023-01-31");

        var (code, output) = await Check(folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("use-description-params", output, StringComparison.Ordinal);
        Assert.Contains("use-recent-api-versions", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_of_what_is_deployed_is_found()
    {
        // One environment is enough: the compiler takes long for each.
        Copy();
        File.Delete(Path.Combine(folder.FullName, "environments", "test.bicepparam"));
        File.Delete(Path.Combine(folder.FullName, "environments", "prod.bicepparam"));
        Change("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true");

        var (code, output) = await Check(folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("properties.allowSharedKeyAccess", output, StringComparison.Ordinal);
        Assert.Contains("The snapshot of dev is not what would be deployed", output, StringComparison.Ordinal);
    }

    /// <summary>No environment has these, but each could.</summary>
    [Fact]
    [Trait("Mode", "Long")]
    public async Task Private_program_own_mail_domain_weekly_report_and_other_limits_can_be_deployed()
    {
        Copy();
        Change("environments/dev.bicepparam", "networkAccess = 'public'", "networkAccess = 'private'");
        Change("environments/dev.bicepparam", "param locked = false", """
            param locked = true
            param mailDomain = 'mail.example.org'
            param mailDomainVerified = true
            param weeklyReportRun = 'weekly-reports'
            param settings = { CoProduction__Limits__Burst: 50 }
            """);

        var (code, output) = await Check(folder.FullName, "--write");

        Assert.True(code == 0, output);
        var snapshot = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "environments", "dev.snapshot.json"));
        Assert.All(
            ["coproduction-dev-sites", "privatelink.azurewebsites.net", "/mail.example.org\"", "coproduction-dev-no-weekly-report", "\"CoProduction__Limits__Burst\": \"50\""],
            name => Assert.Contains(name, snapshot, StringComparison.Ordinal));
        Assert.DoesNotContain("\"linkedDomains\": []", snapshot, StringComparison.Ordinal);
    }

    /// <summary>The linter's rule no-explicit-any is about the type; this is about the function.</summary>
    [Fact]
    public void No_file_hides_a_type_with_any() =>
        Assert.All(
            Directory.GetFiles(RepositoryRoot.Combine("infra"), "*.bicep*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("any(", File.ReadAllText(file), StringComparison.Ordinal));

    /// <summary>Copies what the check reads, with one environment only.</summary>
    private void Copy()
    {
        foreach (var place in Places)
        {
            var source = RepositoryRoot.Combine("infra", place);
            var files = File.Exists(source) ? [source] : Directory.GetFiles(source);
            foreach (var file in files.Where(file => Path.GetFileName(file).Split('.')[0] is not ("test" or "prod")))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(RepositoryRoot.Combine("infra"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    private void Change(string file, string from, string to)
    {
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output)> Check(string infra, params string[] options)
    {
        await using var check = StartedProcess.Start("bash", [Path.Combine(infra, "bicep", "check"), .. options]);
        return (await check.WaitForExitAsync(Patience), check.Output);
    }
}
