using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>The committed document breaks no caller of the baseline, apart from what is accepted; and a document that does is seen.</summary>
public sealed class BreakingChangeTests : IDisposable
{
    private static readonly string Baseline = Checks.Script("openapi-baseline.json");
    private static readonly string Accepted = Checks.Script("accepted-breaks.json");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    /// <summary>Changes of the document, and the first break that each makes; null for a change that breaks nobody.</summary>
    public static TheoryData<string, Action<JsonNode>, string?> Changes => new()
    {
        { "path removed", api => api["paths"]!.AsObject().Remove("/api/v1/factories"), "GET /api/v1/factories: removed" },
        { "status removed", api => Post(api)["responses"]!.AsObject().Remove("201"), "POST /api/v1/factories: 201 removed" },
        { "parameter removed", api => Get(api)["parameters"]!.AsArray().RemoveAt(0), "GET /api/v1/factories: query parameter " },
        { "property of a body removed", api => Properties(api).Remove("operator"), "Factory in a request/operator: removed" },
        { "property required", api => Factory(api)["required"]!.AsArray().Add("mergedInto"), "Factory in a request/mergedInto: required" },
        { "property of another type", api => Properties(api)["name"] = new JsonObject { ["type"] = "integer" }, "Factory in a request/name: type string removed" },
        { "text shorter", api => Properties(api)["name"]!["maxLength"] = 3, "Factory in a request/name: maxLength " },
        { "property of an answer removed", api => Schema(api, "LiveResponse")["properties"]!.AsObject().Remove("status"), "LiveResponse in a response/status: removed" },
        { "property of an answer optional", api => Schema(api, "LiveResponse").Remove("required"), "LiveResponse in a response/status: no longer always present" },
        { "property added", api => Properties(api)["another"] = new JsonObject { ["type"] = "integer" }, null },
        { "prose changed", api => Post(api)["summary"] = "Make a factory", null },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Committed_document_breaks_no_caller() => Assert.Equal((0, ""), await Compare(ApiDocument.File, Accepted));

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task Change_is_judged_by_what_it_does_to_callers(string name, Action<JsonNode> change, string? expected)
    {
        var changed = await Changed(change);

        var (code, said) = await Compare(changed, await Write("none.json", "[]"));

        Assert.True(expected is null ? code == 0 : code == 1 && said.Contains($"breaks callers: {expected}", StringComparison.Ordinal), $"{name}: {code} {said}");
    }

    [Fact]
    public async Task Break_is_accepted_with_a_reason_and_only_while_it_is_one()
    {
        var accepted = await Write("accepted.json", """[{ "break": "POST /api/v1/factories: 201 removed", "why": "Nobody calls it." }]""");

        Assert.Equal((0, ""), await Compare(await Changed(api => Post(api)["responses"]!.AsObject().Remove("201")), accepted));
        Assert.Equal((1, "accepted, but no break: POST /api/v1/factories: 201 removed"), await Compare(await Changed(_ => { }), accepted));
    }

    private static JsonObject Schema(JsonNode api, string name) => api["components"]!["schemas"]![name]!.AsObject();

    private static JsonObject Factory(JsonNode api) => Schema(api, "Factory");

    private static JsonObject Properties(JsonNode api) => Factory(api)["properties"]!.AsObject();

    private static JsonNode Get(JsonNode api) => api["paths"]!["/api/v1/factories"]!["get"]!;

    private static JsonNode Post(JsonNode api) => api["paths"]!["/api/v1/factories"]!["post"]!;

    /// <summary>The baseline as a document, changed.</summary>
    private async Task<string> Changed(Action<JsonNode> change)
    {
        var api = JsonNode.Parse(await File.ReadAllTextAsync(Baseline))!;
        change(api);
        return await Write("changed.json", api.ToJsonString());
    }

    private async Task<string> Write(string name, string content)
    {
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, content);
        return file;
    }

    private static async Task<(int Code, string Said)> Compare(string document, string accepted)
    {
        await using var process = StartedProcess.Start("node", [Checks.Script("breaking.mjs"), Baseline, document, accepted]);
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }
}
