using System.Net.Sockets;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Http.Middleware;

/// <summary>Callers that go away at every moment of many requests.</summary>
internal static class BrokenRequests
{
    private static readonly string[] All =
    [
        "POST /api/v1/factories", "PUT /api/v1/factories/pol-nowa-deba", "POST /api/v1/gap-reports", "POST /api/v1/imports", "GET /api/v1/exports/json-lines",
        "GET /api/v1/exports", "GET /api/v1/factories", "GET /api/v1/gap-reports/current/probabilities", "GET /api/v1/audit/verify", "DELETE /api/v1/factories/pol-nowa-deba",
    ];

    private static readonly int[] Patiences = [0, 1, 3, 10, 30];

    /// <param name="address">The address of the program.</param>
    /// <param name="resets">Whether the connections are reset, or closed.</param>
    public static async Task Send(Uri address, bool resets)
    {
        foreach (var request in All)
        {
            foreach (var patience in Patiences)
            {
                await Break(address, request, TimeSpan.FromMilliseconds(patience), resets);
            }
        }
    }

    /// <summary>The lines of a log that alarm an operator: errors and stack traces.</summary>
    public static IEnumerable<string> Alarms(string log) => log.Split('\n').Where(line =>
        line.StartsWith("   at ", StringComparison.Ordinal)
        || line.StartsWith("Error:", StringComparison.Ordinal)
        || line.StartsWith("Critical:", StringComparison.Ordinal));

    /// <summary>Sends a request, with a body that never comes to its end, and breaks the connection.</summary>
    private static async Task Break(Uri address, string request, TimeSpan patience, bool resets)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        var type = request.Contains("imports", StringComparison.Ordinal) ? "application/jsonl" : "application/json";
        var head = $"{request} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {DevelopmentTokens.Of("POL", Enum.GetValues<Role>())}\r\n"
            + $"Content-Type: {type}\r\nIf-Match: \"none\"\r\n"
            + (request[0] is 'P' ? "Content-Length: 100000\r\n\r\n{\"id\":" : "\r\n");
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        await Task.Delay(patience);
        if (resets)
        {
            connection.LingerState = new LingerOption(true, 0);
        }
    }
}
