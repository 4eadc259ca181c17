using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>
/// Holds JSON against schemas of the document with Ajv, which knows the dialect of OpenAPI 3.1 (JSON Schema 2020-12) to the letter;
/// what .NET has to offer for that knows older ones only. It ends with the test run: its input ends then.
/// </summary>
internal sealed class SchemaCheck : IDisposable
{
    private readonly Process process;
    private readonly SemaphoreSlim turn = new(1);

    private SchemaCheck(Process process) => this.process = process;

    public static SchemaCheck Start()
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

    /// <summary>What does not fit; null where all does.</summary>
    /// <param name="schema">Where the schema stands in the document.</param>
    /// <param name="value">The JSON.</param>
    public async Task<string?> Fault(string schema, JsonNode? value)
    {
        await turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(new JsonObject { ["schema"] = schema, ["value"] = value?.DeepClone() }.ToJsonString());
            await process.StandardInput.FlushAsync();
            var said = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The validator has ended.");
            return JsonSerializer.Deserialize<string?>(said);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            process.Kill();
        }

        process.Dispose();
        turn.Dispose();
    }
}
