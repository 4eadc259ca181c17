using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.OpenApi;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>
/// Checks mail with checkers from npm: the HTML, what e-mail clients drop of it, and what another parser makes of a message. Their process, one for all tests, ends
/// with the test run, because its input ends then.
/// </summary>
internal static class MailCheck
{
    private static readonly Lazy<Process> One = new(Start);
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The faults of an HTML document.</summary>
    public static async Task<IReadOnlyList<string>> Faults(string html) => (await Ask(new JsonObject { ["html"] = html })).Deserialize<string[]>()!;

    /// <summary>What the other parser makes of a message.</summary>
    public static async Task<JsonNode> Parse(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes);
        return await Ask(new JsonObject { ["message"] = Convert.ToBase64String(bytes.ToArray()) });
    }

    private static async Task<JsonNode> Ask(JsonObject asked)
    {
        await Turn.WaitAsync();
        try
        {
            await One.Value.StandardInput.WriteLineAsync(asked.ToJsonString());
            await One.Value.StandardInput.FlushAsync();
            return JsonNode.Parse(await One.Value.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The checkers of mail have ended."))!;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node", [Checks.Script("mail.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }
}
