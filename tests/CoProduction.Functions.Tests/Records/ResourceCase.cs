using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Records;

/// <summary>One of the resources, as the tests see it.</summary>
/// <param name="Path">The last part of its address.</param>
/// <param name="IdProperty">The property that holds its id.</param>
/// <param name="AnotherId">An id that the examples do not use.</param>
/// <param name="Body">Its example.</param>
public sealed record ResourceCase(string Path, string IdProperty, string AnotherId, object Body)
{
    /// <summary>All resources, in an order in which each example finds the records it refers to.</summary>
    public static IReadOnlyList<ResourceCase> All { get; } =
    [
        new("partners", "code", "DEU", RecordKinds.Partners.Example),
        new("mineral-chains", "mineral", "tungsten", RecordKinds.MineralChains.Example),
        new("items", "code", "155-CAP", RecordKinds.Items.Example),
        new("factories", "id", "pol-other-works", RecordKinds.Factories.Example),
        new("mro-sites", "id", "pol-other-dock", RecordKinds.MaintenanceSites.Example),
        new("agreements", "id", "ag-pol-other", RecordKinds.Agreements.Example),
        new("stocks", "id", "pol-other-stock", RecordKinds.Stocks.Example),
        new("baselines", "id", "pol-other-baseline", RecordKinds.Baselines.Example),
        new("coverages", "id", "pol-other-makers", RecordKinds.Coverages.Example),
        new("goals", "family", "drone", RecordKinds.Goals.Example),
        new("scenarios", "id", "sc-pol-other", RecordKinds.Scenarios.Example),
    ];

    public static TheoryData<string> Paths => [.. All.Select(one => one.Path)];

    public string Address => $"api/v1/{Path}";

    public string ExampleId => Example[IdProperty]!.GetValue<string>();

    /// <summary>A copy of the example that the test may change.</summary>
    public JsonObject Example => JsonSerializer.SerializeToNode(Body, Body.GetType(), RecordJson.Options)!.AsObject();

    /// <summary>The example without what else a site is known by, of which an identifier belongs to one site.</summary>
    public JsonObject Unaliased
    {
        get
        {
            var example = Example;
            foreach (var member in new[] { "formerNames", "operatorFormerNames", "identifiers", "mergedInto", "movedTo" })
            {
                example.Remove(member);
            }

            return example;
        }
    }

    /// <summary>The example with an unused id and without a separate partner.</summary>
    public JsonObject Another
    {
        get
        {
            var another = Unaliased;
            another[IdProperty] = AnotherId;
            if (Path == "partners")
            {
                // A new partner is in no group yet.
                another["memberships"] = new JsonArray();
            }

            if (Path is "factories" or "mro-sites")
            {
                // A site with the same name would count as a duplicate.
                another["name"] = "Quite another place";
            }

            return another;
        }
    }

    public static ResourceCase Of(string path) => All.Single(one => one.Path == path);
}
