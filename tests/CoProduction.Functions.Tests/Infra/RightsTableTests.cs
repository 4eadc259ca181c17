using System.Text.Json.Nodes;
using CoProduction.Functions.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>The roles that Bicep assigns are those of the table of rights in <c>infra/README.md</c>, and the program's clients need no others.</summary>
public sealed class RightsTableTests
{
    // What the program does with each client: it creates, writes, reads and deletes.
    private static readonly Dictionary<string, string> NeededBy = new()
    {
        ["BlobServiceClient"] = "Storage Blob Data Contributor",
        ["QueueServiceClient"] = "Storage Queue Data Contributor",
        ["TableServiceClient"] = "Storage Table Data Contributor",
    };

    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Assigned_roles_are_those_of_the_table(string environment)
    {
        var assigned = Snapshot.Of(environment).Some("Microsoft.Authorization/roleAssignments")
            .Select(role => (Who: PrincipalOf(role), Role: RoleOf(role), Id: IdOf(role), On: ScopeOf(role)));
        var table = InfraDocument.Table("## Rights").Select(row => (Who: row[0], Role: row[1], Id: row[2].Trim('`'), On: row[3]));

        Assert.Equal(table.Order(), assigned.Order());
    }

    [Fact]
    public void Roles_of_the_program_suffice_for_its_clients_and_no_client_is_without()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage:accountName", "coproduction")]).Build();
        var clients = new ServiceCollection().AddCoProduction(configuration)
            .Select(service => service.ServiceType).Where(type => type.Namespace!.StartsWith("Azure.", StringComparison.Ordinal)).Select(type => type.Name);
        var granted = InfraDocument.Table("## Rights").Where(row => row[0] == "the program" && row[3] == "storage account").Select(row => row[1]);

        Assert.Equal(clients.Select(client => NeededBy[client]).Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    private static string PrincipalOf(JsonObject role) => (string)role["properties"]!["principalType"]! == "Group" ? "the backup group" : "the program";

    private static string RoleOf(JsonObject role) => ((string)role["properties"]!["description"]!).Split(':')[0];

    private static string IdOf(JsonObject role) => ((string)role["properties"]!["roleDefinitionId"]!).Split('/')[^1];

    private static string ScopeOf(JsonObject role) => ((string)role["id"]!).Split('/')[^6] switch
    {
        "storageAccounts" => "storage account",
        "components" => "Application Insights",
        "communicationServices" => "Communication Services",
        var other => other,
    };
}
