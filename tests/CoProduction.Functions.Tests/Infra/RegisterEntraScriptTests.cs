using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>Registers the API in Entra ID with a stub of the Azure CLI. Both shells take the same steps.</summary>
public sealed class RegisterEntraScriptTests : IDisposable
{
    private const string Client = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
    private const string Japan = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    private static readonly string Body = RepositoryRoot.Combine("infra", "entra", "application.json");

    private readonly AzureStub azure = new();

    public static TheoryData<string> Shells => InfraScript.Shells;

    private static IEnumerable<string> Update =>
    [
        $"rest --method PATCH --uri https://graph.microsoft.com/v1.0/applications(appId='{Client}') --headers Content-Type=application/json --body @{Body}",
        $"ad app update --id {Client} --identifier-uris api://{Client}",
    ];

    private static string OnlyAssigned => $"ad sp update --id {Client} --set appRoleAssignmentRequired=true";

    public void Dispose() => azure.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task New_registration_is_made_and_its_values_are_printed(string shell)
    {
        azure.Answer("ad app create", Client);
        azure.Answer("ad sp show", "", 3);

        var (code, output) = await InfraScript.Run(shell, azure, ["register-entra", "--partner", "POL", "--tenant", $"{Japan}=JPN"]);

        Assert.True(code == 0, output);
        Assert.Equal(
            ["ad app create --display-name CoProduction --sign-in-audience AzureADMultipleOrgs --query appId --output tsv", .. Update, $"ad sp create --id {Client}", OnlyAssigned],
            Changes());
        Assert.Contains($"COPRODUCTION_AUDIENCE={Client}\n", output, StringComparison.Ordinal);
        Assert.Contains($$"""COPRODUCTION_TENANTS={"72f988bf-86f1-41af-91ab-2d7cd011db47":"POL","{{Japan}}":"JPN"}""", output, StringComparison.Ordinal);
        Assert.Contains("COPRODUCTION_HOST=POL\n", output, StringComparison.Ordinal);
        Assert.Contains($"An administrator of JPN consents at https://login.microsoftonline.com/{Japan}/adminconsent?client_id={Client}", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Known_registration_is_brought_up_to_date(string shell)
    {
        azure.Answer("ad app list", Client);
        azure.Answer("ad sp show", "an id");

        var (code, output) = await InfraScript.Run(shell, azure, ["register-entra", "--partner", "POL"]);

        Assert.True(code == 0, output);
        Assert.Equal([.. Update, OnlyAssigned], Changes());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Dry_run_changes_nothing(string shell)
    {
        var (code, output) = await InfraScript.Run(shell, azure, ["register-entra", "--partner", "POL", "--dry-run"]);

        Assert.True(code == 0, output);
        Assert.Empty(Changes());
        Assert.Contains("Would run: az ad app create --display-name CoProduction", output, StringComparison.Ordinal);
        Assert.Contains("Would run: az ad sp create", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "Poland", "x")]
    [InlineData("PowerShell", "Poland", "x")]
    [InlineData("bash", "POL", "JPN")]
    [InlineData("PowerShell", "POL", "JPN")]
    public async Task Wrong_partner_or_tenant_is_refused(string shell, string partner, string tenant)
    {
        var (code, output) = await InfraScript.Run(shell, azure, ["register-entra", "--partner", partner, "--tenant", tenant]);

        Assert.Equal(1, code);
        Assert.Contains(partner == "POL" ? "'JPN' is not a tenant and its partner" : "Name the partner that runs the program", output, StringComparison.Ordinal);
        Assert.Empty(azure.Calls);
    }

    [Fact]
    public void Registration_has_the_roles_that_the_program_knows_and_tokens_of_the_second_version()
    {
        var body = JsonNode.Parse(File.ReadAllText(Body))!;
        var roles = body["appRoles"]!.AsArray();

        Assert.Equal(Enum.GetValues<Role>().Select(Word.Of).Order(StringComparer.Ordinal), roles.Select(role => (string)role!["value"]!).Order(StringComparer.Ordinal));
        Assert.Equal(roles.Count, roles.Select(role => Guid.Parse((string)role!["id"]!)).Distinct().Count());
        Assert.All(roles, role => Assert.Equal(["User", "Application"], role!["allowedMemberTypes"]!.AsArray().Select(type => (string)type!)));
        Assert.Equal(2, (int)body["api"]!["requestedAccessTokenVersion"]!);
    }

    private string[] Changes() =>
        [.. azure.Calls.Select(InfraScript.Line).Where(call => call.Split(" --")[0].Split(' ')[^1] is "create" or "update" or "rest")];
}
