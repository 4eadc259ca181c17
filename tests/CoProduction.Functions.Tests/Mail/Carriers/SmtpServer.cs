using System.Text.Json.Nodes;
using CoProduction.Functions.Mail.Carriers.Smtp;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.Mail.Carriers;

/// <summary>A real SMTP server in a process of its own, shared by the tests of a class.</summary>
public sealed class SmtpServer : IAsyncLifetime
{
    private readonly TestAuthority authority = new();
    private StartedProcess process = null!;
    private JsonNode ports = null!;

    public async ValueTask InitializeAsync()
    {
        using var certificate = authority.Sign("localhost");
        process = StartedProcess.Start(
            "node",
            [RepositoryRoot.Combine("tests", "CoProduction.Functions.Tests", "Mail", "Carriers", "smtp-server.mjs"), OpenApi.Checks.Script("package.json")],
            new Dictionary<string, string?>
            {
                ["SMTP_CERTIFICATE"] = certificate.ExportCertificatePem(),
                ["SMTP_KEY"] = TestAuthority.KeyOf(certificate),
            });
        ports = await process.WaitForAsync(said => Lines(said).Select(line => line["ports"]).FirstOrDefault(found => found is not null));
    }

    /// <summary>A carrier of a server: <c>starttls</c>, <c>tls</c>, <c>login</c> (which asks for one), <c>plain</c> (without TLS), <c>nologin</c> or <c>closed</c>.</summary>
    internal SmtpCarrier Carrier(string server = "starttls", Func<SmtpOptions, SmtpOptions>? change = null, TimeProvider? time = null)
    {
        var options = new SmtpOptions
        {
            Host = "localhost",
            Port = (int)ports[server]!,
            Security = server switch
            {
                "tls" => SmtpSecurity.Tls,
                "plain" => SmtpSecurity.None,
                _ => SmtpSecurity.StartTls,
            },
            TimeoutSeconds = 20,
            TrustedCertificates = authority.Trusted,
        };
        return new SmtpCarrier(change?.Invoke(options) ?? options, time ?? TimeProvider.System, NullLogger<SmtpCarrier>.Instance);
    }

    /// <summary>Waits for a number of messages to a recipient, and returns what the server saw of all that have come.</summary>
    public async Task<IReadOnlyList<JsonNode>> Messages(string to, int count = 1) =>
        await process.WaitForAsync(_ => Received(to) is { } all && all.Count >= count ? all : null);

    /// <summary>Waits until the client has ended a connection.</summary>
    public Task WhenClosed(int number) =>
        process.WaitForAsync(said => Lines(said).FirstOrDefault(line => (string?)line["event"] == "closed" && (int?)line["number"] == number));

    /// <summary>What the server has seen of messages to a recipient.</summary>
    public IReadOnlyList<JsonNode> Received(string to) => [.. Lines(process.Output).Where(line => (string?)line["to"] == to)];

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        authority.Dispose();
    }

    private static IEnumerable<JsonNode> Lines(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!);
}
