using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Infra;

/// <summary>What the compiler says would be deployed in an environment. <see cref="BicepCheckTests"/> checks that it is so.</summary>
internal sealed partial class Snapshot
{
    private readonly JsonObject[] resources;

    private Snapshot(string environment, JsonObject[] resources) => (Environment, this.resources) = (environment, resources);

    public static TheoryData<string> Environments => ["dev", "test", "prod"];

    public string Environment { get; }

    public IReadOnlyList<JsonObject> All => resources;

    public static Snapshot Of(string environment)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("infra", "environments", $"{environment}.snapshot.json"));
        return new Snapshot(environment, [.. JsonNode.Parse(text)!["predictedResources"]!.AsArray().Select(resource => resource!.AsObject())]);
    }

    /// <summary>The resources of a type; at least one.</summary>
    public IReadOnlyList<JsonObject> Some(string type)
    {
        var found = resources.Where(resource => (string)resource["type"]! == type).ToArray();
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>The last parts of the names of the resources of a type.</summary>
    public IReadOnlyList<string> Names(string type) =>
        [.. Some(type).Select(resource => ((string)resource["name"]!).Split('/')[^1]).Order(StringComparer.Ordinal)];

    /// <summary>The names of the settings of the program, in which a star stands for the id of a tenant.</summary>
    public IReadOnlyList<string> Settings() =>
        [.. Assert.Single(Some("Microsoft.Web/sites/config"))["properties"]!.AsObject().Select(setting => TenantId().Replace(setting.Key, "__*")).Distinct()];

    [GeneratedRegex("(?<=__Tenants)__[0-9a-f]{32}$")]
    private static partial Regex TenantId();
}
