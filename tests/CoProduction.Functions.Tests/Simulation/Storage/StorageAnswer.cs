using System.Net;
using System.Text;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>What storage answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers of the answer and of its content.</param>
internal sealed record StorageAnswer(HttpStatusCode Status, params (string Name, string Value)[] Headers)
{
    public byte[] Body { get; init; } = [];

    public string Text
    {
        init => Body = Encoding.UTF8.GetBytes(value);
    }

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage(Status) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}

/// <summary>A request that storage refuses.</summary>
/// <param name="status">The status.</param>
/// <param name="code">The error code, as the service documents it.</param>
internal sealed class RefusedRequestException(HttpStatusCode status, string code) : Exception(code)
{
    public HttpStatusCode Status => status;

    public string Code => Message;

    /// <summary>The answer of the services that speak XML.</summary>
    public StorageAnswer ToXml() => new(Status, ("x-ms-error-code", Code), ("Content-Type", "application/xml"))
    {
        Text = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{Code}</Code><Message>{Code}</Message></Error>",
    };
}
