using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>What would be deployed is locked down, and its names are short enough.</summary>
public sealed partial class SnapshotTests
{
    // The longest names that Azure takes.
    private static readonly Dictionary<string, int> LongestNames = new()
    {
        ["Microsoft.Storage/storageAccounts"] = 24,
        // Azure takes 60 characters, but the Functions host tells apps that share storage apart by the first 32.
        ["Microsoft.Web/sites"] = 32,
        ["Microsoft.Web/serverfarms"] = 40,
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = 128,
        ["Microsoft.OperationalInsights/workspaces"] = 63,
        ["Microsoft.Insights/components"] = 255,
        ["Microsoft.Insights/actionGroups"] = 260,
        ["Microsoft.Insights/metricAlerts"] = 260,
        ["Microsoft.Insights/scheduledQueryRules"] = 260,
        ["Microsoft.Communication/communicationServices"] = 63,
        ["Microsoft.Communication/emailServices"] = 63,
        ["Microsoft.Consumption/budgets"] = 63,
        ["Microsoft.Network/virtualNetworks"] = 64,
        ["Microsoft.Network/privateEndpoints"] = 64,
    };

    // Its name is one that the network resolves, and is known only in Azure.
    private const string Zone = "Microsoft.Network/privateDnsZones";

    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Storage_refuses_shared_keys_public_blobs_and_old_TLS(string environment) =>
        Assert.All(Snapshot.Of(environment).Some("Microsoft.Storage/storageAccounts"), account =>
        {
            var properties = account["properties"]!;
            Assert.False((bool)properties["allowSharedKeyAccess"]!);
            Assert.False((bool)properties["allowBlobPublicAccess"]!);
            Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
            Assert.Contains((string)properties["minimumTlsVersion"]!, new[] { "TLS1_2", "TLS1_3" });
            Assert.Equal(environment == "dev", (string)properties["publicNetworkAccess"]! == "Enabled");
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void Program_takes_https_only_and_no_passwords(string environment)
    {
        var snapshot = Snapshot.Of(environment);
        var site = Assert.Single(snapshot.Some("Microsoft.Web/sites"))["properties"]!;

        Assert.True((bool)site["httpsOnly"]!);
        Assert.Equal("1.2", (string)site["siteConfig"]!["minTlsVersion"]!);
        Assert.Equal("1.2", (string)site["siteConfig"]!["scmMinTlsVersion"]!);
        Assert.Equal("Disabled", (string)site["siteConfig"]!["ftpsState"]!);
        Assert.Equal("UserAssignedIdentity", (string)site["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["type"]!);
        Assert.Equal(["ftp", "scm"], snapshot.Names("Microsoft.Web/sites/basicPublishingCredentialsPolicies"));
        Assert.All(snapshot.Some("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), policy => Assert.False((bool)policy["properties"]!["allow"]!));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Logs_telemetry_and_mail_take_identities_only(string environment)
    {
        var snapshot = Snapshot.Of(environment);

        Assert.All(snapshot.Some("Microsoft.OperationalInsights/workspaces"), workspace => Assert.True((bool)workspace["properties"]!["features"]!["disableLocalAuth"]!));
        Assert.All(snapshot.Some("Microsoft.Insights/components"), insights => Assert.True((bool)insights["properties"]!["DisableLocalAuth"]!));
        Assert.All(snapshot.Some("Microsoft.Communication/communicationServices"), mail => Assert.True((bool)mail["properties"]!["disableLocalAuth"]!));
    }

    /// <summary>Without a key that is asked for, no output and no setting can hold one.</summary>
    [Fact]
    public void No_file_asks_Azure_for_a_key()
    {
        var files = Directory.GetFiles(RepositoryRoot.Combine("infra"), "*.bicep", SearchOption.AllDirectories);

        Assert.True(files.Length > 10, $"There are only {files.Length} files.");
        Assert.All(files, file => Assert.DoesNotMatch(Keys(), File.ReadAllText(file)));
        Assert.Matches(Keys(), "value: account.listKeys().keys[0].value");
    }

    /// <summary>The roots of modules have no other outputs, and none of these is a secret.</summary>
    [Fact]
    public void Outputs_are_names_ids_and_addresses()
    {
        var outputs = Directory.GetFiles(RepositoryRoot.Combine("infra"), "*.bicep", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => Output().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

        // The connection of Application Insights says where telemetry goes, and ingestion asks for an identity.
        Assert.Equal(
            ["address", "clientId", "endpoint", "endpointsSubnetId", "from", "functionsSubnetId", "id", "insightsConnection", "name", "packageContainer", "principalId", "programName", "storageName", "workspaceId"],
            outputs.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Azure deletes sealed blobs no earlier than it lets them be deleted, and never if they are kept for ever.</summary>
    [Theory]
    [InlineData("dev", 30)]
    [InlineData("test", 90)]
    [InlineData("prod", 0)]
    public void Immutability_and_retention_of_sealed_reports_agree(string environment, int days)
    {
        var snapshot = Snapshot.Of(environment);
        var policies = snapshot.Some("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies");
        var rules = snapshot.All.Where(resource => (string)resource["type"]! == "Microsoft.Storage/storageAccounts/managementPolicies")
            .SelectMany(policy => policy["properties"]!["policy"]!["rules"]!.AsArray()).ToArray();

        Assert.Equal(
            ["coproduction-audit", "coproduction-published", "coproduction-snapshots"],
            policies.Select(policy => ((string)policy["name"]!).Split('/')[2]).Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.Equal(days == 0 ? 146_000 : days, (int)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]!));
        Assert.Equal(days == 0 ? 0 : 1, rules.Length);
        Assert.All(rules, rule =>
        {
            Assert.Equal(days, (int)rule!["definition"]!["actions"]!["baseBlob"]!["delete"]!["daysAfterCreationGreaterThan"]!);
            Assert.Equal(3, rule["definition"]!["filters"]!["prefixMatch"]!.AsArray().Count);
        });
    }

    [Fact]
    public void Register_itself_is_locked_against_deletion() =>
        Assert.Equal(
            ["workspaces", "storageAccounts"],
            Snapshot.Of("prod").Some("Microsoft.Authorization/locks").Select(@lock => ((string)@lock["id"]!).Split('/')[^6]));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Names_are_short_enough(string environment) =>
        Assert.All(Snapshot.Of(environment).All.Where(IsNamedHere), resource =>
        {
            var (type, name) = ((string)resource["type"]!, (string)resource["name"]!);
            Assert.True(LongestNames.TryGetValue(type, out var longest), $"The longest name of {type} is not known here.");
            Assert.True(name.Length <= longest, $"{name} is longer than {longest} characters.");
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void All_that_can_have_tags_has_them(string environment) =>
        Assert.All(
            Snapshot.Of(environment).All.Where(resource => resource["location"] is not null),
            resource => Assert.Equal(("CoProduction", environment), ((string?)resource["tags"]?["application"], (string?)resource["tags"]?["environment"])));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Everything_that_should_wake_somebody_is_watched(string environment)
    {
        var snapshot = Snapshot.Of(environment);
        string[] rules = ["function-failures", "no-nightly-archive", "no-weekly-report", "poison-queue"];

        Assert.Equal(rules.Select(rule => $"coproduction-{environment}-{rule}"), snapshot.Names("Microsoft.Insights/scheduledQueryRules"));
        Assert.Equal([$"coproduction-{environment}-storage-throttling"], snapshot.Names("Microsoft.Insights/metricAlerts"));
        Assert.All(
            snapshot.Some("Microsoft.Insights/scheduledQueryRules"), rule => Assert.Single(rule["properties"]!["actions"]!["actionGroups"]!.AsArray()));
        Assert.Equal(2, Assert.Single(snapshot.Some("Microsoft.Consumption/budgets"))["properties"]!["notifications"]!.AsObject().Count);
    }

    // Extensions of a resource and children of it have names of their own kinds.
    private static bool IsNamedHere(JsonObject resource) =>
        ((string)resource["type"]!) is var type && type.Split('/').Length == 2 && type is not ("Microsoft.Authorization/roleAssignments" or "Microsoft.Authorization/locks" or "Microsoft.Insights/diagnosticSettings" or Zone);

    [GeneratedRegex(@"\blist[A-Z]\w*\(|\bAccountKey\b|@secure")]
    private static partial Regex Keys();

    [GeneratedRegex(@"^output (?<name>\w+) ")]
    private static partial Regex Output();
}
