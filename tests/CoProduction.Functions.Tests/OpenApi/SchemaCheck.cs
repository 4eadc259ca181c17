using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>
/// Checks JSON against schemas of the document with Ajv, which fully supports the dialect of OpenAPI 3.1 (JSON Schema 2020-12);
/// the .NET libraries support only older dialects. The Ajv process, one for all tests, ends with the test run, because its input ends then.
/// </summary>
internal sealed class SchemaCheck
{
    private static readonly Lazy<SchemaCheck> SharedOne = new(Start);
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly Process process;

    private SchemaCheck(Process process) => this.process = process;

    /// <summary>The check that all tests of the assembly share. It starts on first use.</summary>
    public static SchemaCheck Shared => SharedOne.Value;

    private static SchemaCheck Start()
    {
        var start = new ProcessStartInfo("node", [Checks.Script("validate.mjs"), ApiDocument.File])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        return new SchemaCheck(Process.Start(start)!);
    }

    /// <summary>The fault of a value; null if it fits.</summary>
    /// <param name="schema">The JSON pointer to the schema in the document.</param>
    /// <param name="value">The JSON.</param>
    public async Task<string?> Fault(string schema, JsonNode? value)
    {
        await Turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(new JsonObject { ["schema"] = schema, ["value"] = value?.DeepClone() }.ToJsonString());
            await process.StandardInput.FlushAsync();
            var said = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The validator has ended.");
            return JsonSerializer.Deserialize<string?>(said);
        }
        finally
        {
            Turn.Release();
        }
    }
}
