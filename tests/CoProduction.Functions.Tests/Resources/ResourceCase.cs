using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.Tests.Resources;

/// <summary>One of the ten resources, as the tests see it.</summary>
/// <param name="Path">The last part of its address.</param>
/// <param name="IdProperty">The property that holds its id.</param>
/// <param name="AnotherId">An id that the examples do not take.</param>
/// <param name="Body">Its example.</param>
public sealed record ResourceCase(string Path, string IdProperty, string AnotherId, object Body)
{
    /// <summary>In an order in which each finds what it refers to.</summary>
    public static IReadOnlyList<ResourceCase> All { get; } =
    [
        new("partners", "code", "DEU", Examples.Partner),
        new("mineral-chains", "mineral", "tungsten", Examples.MineralChain),
        new("items", "code", "155-CAP", Examples.Item),
        new("factories", "id", "pol-other-works", Examples.Factory),
        new("mro-sites", "id", "pol-other-dock", Examples.MaintenanceSite),
        new("agreements", "id", "ag-pol-other", Examples.Agreement),
        new("stocks", "id", "pol-other-stock", Examples.Stock),
        new("baselines", "id", "pol-other-baseline", Examples.Baseline),
        new("goals", "family", "drone", Examples.Goal),
        new("scenarios", "id", "sc-pol-other", Examples.Scenario),
    ];

    public static TheoryData<string> Paths => [.. All.Select(one => one.Path)];

    public string Address => $"api/v1/{Path}";

    public string ExampleId => Example[IdProperty]!.GetValue<string>();

    /// <summary>A copy of the example, to be changed at will.</summary>
    public JsonObject Example => JsonSerializer.SerializeToNode(Body, Body.GetType(), RecordJson.Options)!.AsObject();

    /// <summary>The example with an id that is free, and without a partner beside it.</summary>
    public JsonObject Another
    {
        get
        {
            var another = Example;
            another[IdProperty] = AnotherId;
            if (Path is "factories" or "mro-sites")
            {
                // A site that is called the same would be taken for the same.
                another["name"] = "Quite another place";
            }

            return another;
        }
    }

    public static ResourceCase Of(string path) => All.Single(one => one.Path == path);
}
