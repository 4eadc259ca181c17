using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>Deploys with a stub of the Azure CLI to a program that really answers. Both shells take the same steps.</summary>
public sealed class DeployScriptTests(ProgramFixture program) : IClassFixture<ProgramFixture>, IDisposable
{
    private static readonly string Values = RepositoryRoot.Combine("infra", "environments", "sample.env");

    private readonly AzureStub azure = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public static TheoryData<string> Shells => InfraScript.Shells;

    private string Package => Path.Combine(folder.FullName, "package.zip");

    public void Dispose()
    {
        azure.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Deployment_shows_what_would_change_then_deploys_uploads_waits_and_asks(string shell)
    {
        NewGroup();

        var (code, output) = await Deploy(shell, ["--location", "westeurope", "--yes"]);

        Assert.True(code == 0, output);
        Assert.Contains($"CoProduction is ready: {program.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "group create --name coproduction-dev --location westeurope --tags application=CoProduction environment=dev",
                "deployment group what-if --resource-group coproduction-dev --template-file …/main.json --parameters @…/parameters.json",
                "deployment group create --resource-group coproduction-dev --name coproduction --template-file …/main.json --parameters @…/parameters.json --query [properties.outputs.programName.value, properties.outputs.address.value] --output tsv",
                $"functionapp deployment source config-zip --resource-group coproduction-dev --name coproduction-dev-x --src {Package}",
            ],
            azure.Calls.Select(InfraScript.Line).Where(call => !IsLook(call)));
    }

    [Fact]
    public async Task Values_of_the_file_and_what_was_found_are_the_parameters_that_the_real_compiler_makes()
    {
        OldGroup();
        azure.Answer("consumption budget show", "2026-03-01T00:00:00Z");
        azure.Answer("storage container immutability-policy show", "Locked");

        var (code, output) = await Deploy("bash", ["--yes"], bicep: null);

        Assert.True(code == 0, output);
        var parameters = JsonNode.Parse(azure.Parameters)!["parameters"]!;
        Assert.Equal("2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", (string)parameters["access"]!["value"]!["audience"]!);
        Assert.Equal("POL", (string)parameters["access"]!["value"]!["tenants"]!["72f988bf-86f1-41af-91ab-2d7cd011db47"]!);
        Assert.Equal("2026-03-01", (string)parameters["budget"]!["value"]!["start"]!);
        Assert.True((bool)parameters["reportsLocked"]!["value"]!);
        Assert.DoesNotContain(azure.Calls, call => call is ["group", "create", ..]);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Dry_run_looks_and_changes_nothing(string shell)
    {
        OldGroup();
        azure.Answer("provider show --namespace Microsoft.App ", "NotRegistered");

        var (code, output) = await Deploy(shell, ["--dry-run"]);

        Assert.True(code == 0, output);
        Assert.EndsWith("Nothing was changed.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Would run: az provider register --namespace Microsoft.App --wait", output, StringComparison.Ordinal);
        Assert.Contains("Would run: az deployment group create --resource-group coproduction-dev", output, StringComparison.Ordinal);
        Assert.Contains("Would run: az functionapp deployment source config-zip", output, StringComparison.Ordinal);
        Assert.Contains(azure.Calls, call => call is ["deployment", "group", "what-if", ..]);
        Assert.All(azure.Calls.Select(InfraScript.Line), call => Assert.True(IsLook(call) || call.StartsWith("deployment group what-if", StringComparison.Ordinal), call));
    }

    [Fact]
    public async Task Shells_make_the_same_calls()
    {
        NewGroup();
        using var other = new AzureStub();
        NewGroup(other);

        await Deploy("bash", ["--location", "westeurope", "--yes"]);
        await Deploy("PowerShell", ["--location", "westeurope", "--yes"], stub: other);

        Assert.True(azure.Calls.Count > 15, $"There are only {azure.Calls.Count} calls.");
        Assert.Equal(azure.Calls.Select(InfraScript.Line), other.Calls.Select(InfraScript.Line));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Nothing_is_deployed_unless_somebody_says_yes(string shell)
    {
        OldGroup();

        var (code, output) = await Deploy(shell, []);

        Assert.Equal(1, code);
        Assert.EndsWith("Nothing was changed.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain(azure.Calls, call => call is ["deployment", "group", "create", ..]);

        (code, output) = await Deploy(shell, [], answer: "yes");
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("bash", "version", "2.45.0", 0, "The Azure CLI is 2.45.0, but Flex Consumption needs 2.60.0 or newer: run 'az upgrade'.")]
    [InlineData("PowerShell", "version", "2.45.0", 0, "The Azure CLI is 2.45.0, but Flex Consumption needs 2.60.0 or newer: run 'az upgrade'.")]
    [InlineData("bash", "account show", "", 1, "Nobody is signed in: run 'az login'.")]
    [InlineData("PowerShell", "account show", "", 1, "Nobody is signed in: run 'az login'.")]
    [InlineData("bash", "group show", "moon", 0, "Flex Consumption is not offered in moon: 'az functionapp list-flexconsumption-locations' lists the regions.")]
    [InlineData("PowerShell", "group show", "moon", 0, "Flex Consumption is not offered in moon: 'az functionapp list-flexconsumption-locations' lists the regions.")]
    public async Task What_is_wrong_is_said_first_in_one_sentence(string shell, string call, string answer, int fails, string sentence)
    {
        OldGroup();
        azure.Answer(call, answer, fails);

        var (code, output) = await Deploy(shell, ["--yes"]);

        Assert.Equal(1, code);
        Assert.EndsWith(sentence, output.TrimEnd(), StringComparison.Ordinal);
        Assert.All(azure.Calls.Select(InfraScript.Line), each => Assert.True(IsLook(each), each));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Missing_value_is_named(string shell)
    {
        var values = Path.Combine(folder.FullName, "my.env");
        await File.WriteAllLinesAsync(values, File.ReadLines(Values).Where(line => !line.StartsWith("COPRODUCTION_HOST=", StringComparison.Ordinal)));

        var (code, output) = await Deploy(shell, ["--yes"], values: values);

        Assert.Equal(1, code);
        Assert.Equal("COPRODUCTION_HOST is not set: see infra/environments/sample.env.", output.Trim());
        Assert.Empty(azure.Calls);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Step_of_Azure_that_fails_ends_the_script(string shell)
    {
        OldGroup();
        azure.Answer("deployment group create", "", 1);

        var (code, _) = await Deploy(shell, ["--yes"]);

        Assert.NotEqual(0, code);
        Assert.DoesNotContain(azure.Calls, call => call is ["functionapp", "deployment", ..]);
    }

    private static bool IsLook(string call) =>
        call.Split(" --")[0].Split(' ')[^1] is "show" or "list" or "exists" or "version" or "list-flexconsumption-locations";

    private void NewGroup(AzureStub? stub = null)
    {
        (stub ?? azure).Answer("group exists", "false");
        Outputs(stub ?? azure);
    }

    private void OldGroup()
    {
        azure.Answer("group exists", "true");
        azure.Answer("group show", "westeurope");
        azure.Answer("storage account list", "stcopdevx");
        azure.Answer("storage container immutability-policy show", "Unlocked");
        Outputs(azure);
    }

    private void Outputs(AzureStub stub) =>
        stub.Answer("deployment group create", $"coproduction-dev-x\n{program.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}");

    private async Task<(int Code, string Output)> Deploy(
        string shell, string[] options, string? values = null, string? answer = null, AzureStub? stub = null, string? bicep = "stub")
    {
        await File.WriteAllTextAsync(Package, "a package");
        var settings = bicep is null ? new Dictionary<string, string?> { ["BICEP"] = null } : [];
        return await InfraScript.Run(
            shell, stub ?? azure, ["deploy", "dev", "--group", "coproduction-dev", "--values", values ?? Values, "--package", Package, .. options], settings, answer);
    }
}
