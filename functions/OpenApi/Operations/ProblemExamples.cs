using System.Text.Json.Nodes;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>An example of each kind of problem.</summary>
internal static class ProblemExamples
{
    private static readonly Dictionary<string, JsonObject> Members = new()
    {
        ["validation-failed"] = new()
        {
            ["detail"] = "One value is wrong; nothing was changed.",
            ["errors"] = List(new BodyFault("/lines/0/ratePerMonth", "Must be from 0 to 1000000000000.")),
        },
        ["invalid-query"] = new()
        {
            ["detail"] = "pageSize: Must be a whole number from 1 to 500.",
            ["errors"] = List(new QueryFault("pageSize", "Must be a whole number from 1 to 500.")),
        },
        ["already-exists"] = new() { ["existing"] = "https://coproduction.example/api/v1/factories/pol-nowa-deba" },
        ["bill-of-materials-cycle"] = new() { ["cycle"] = new JsonArray("155-HE", "155-PRIMER", "155-HE") },
        ["possible-duplicate"] = new()
        {
            ["candidates"] = List(new CandidateResponse("factory", "pol-nowa-deba", "https://coproduction.example/api/v1/factories/pol-nowa-deba", 0.97, ["same town"])),
        },
    };

    /// <summary>An example response for a kind of problem.</summary>
    public static JsonObject Of(ProblemKind kind)
    {
        var example = new JsonObject { ["type"] = $"urn:coproduction:problem:{kind.Code}", ["title"] = kind.Title, ["status"] = kind.Status, ["code"] = kind.Code };
        foreach (var (name, value) in Members.GetValueOrDefault(kind.Code) ?? [])
        {
            example[name] = value?.DeepClone();
        }

        example["correlationId"] = "4bf92f3577b34da6a3ce929d0e0e4736";
        return example;
    }

    private static JsonArray List(object fault) => [Nodes.Of(fault)];
}
