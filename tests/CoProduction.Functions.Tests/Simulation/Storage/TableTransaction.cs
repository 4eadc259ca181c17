using System.Globalization;
using System.Net;
using System.Text;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>Reads the requests of a transaction, which are the parts of one body, and writes their answers likewise.</summary>
internal static class TableTransaction
{
    private const string Blank = "\r\n\r\n";

    public static IReadOnlyList<StorageRequest> Read(StorageRequest transaction)
    {
        // The body has one part, which has the boundary of the others in its head.
        var body = transaction.Text;
        var boundary = body[(body.IndexOf("boundary=", StringComparison.Ordinal) + "boundary=".Length)..].Split("\r\n", 2)[0].Trim('"');
        return [.. body.Split($"--{boundary}")[1..^1].Select(Part)];
    }

    /// <param name="answers">One answer to each request, or the only one to a transaction that is refused.</param>
    public static StorageAnswer Answer(IEnumerable<StorageAnswer> answers)
    {
        var text = new StringBuilder("--all\r\nContent-Type: multipart/mixed; boundary=each\r\n\r\n");
        foreach (var answer in answers)
        {
            text.Append("--each\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.Status} {answer.Status}\r\n");
            foreach (var (name, value) in answer.Headers)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\r\n{Encoding.UTF8.GetString(answer.Body)}\r\n");
        }

        return new StorageAnswer(HttpStatusCode.Accepted, ("Content-Type", "multipart/mixed; boundary=all")) { Text = $"{text}--each--\r\n--all--\r\n" };
    }

    private static StorageRequest Part(string part)
    {
        // Headers of the part, then the request: its line with its headers, then its body.
        var (head, body) = part.Split(Blank, 3) is [_, var request, .. var rest]
            ? (request.Split("\r\n"), rest)
            : throw new NotSupportedException($"'{part}' is no request.");
        var line = head[0].Split(' ');
        return new StorageRequest(
            line[0],
            new Uri(line[1]),
            head[1..].Select(header => header.Split(':', 2)).Select(header => KeyValuePair.Create(header[0], header[1].Trim())),
            Encoding.UTF8.GetBytes(body is [var text] ? text.TrimEnd() : ""));
    }
}
