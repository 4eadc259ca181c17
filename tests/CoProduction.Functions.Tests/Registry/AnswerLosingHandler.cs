using System.Net;

namespace CoProduction.Functions.Tests.Registry;

/// <summary>Stands between the program and storage, and loses what storage will not lose on command.</summary>
internal sealed class AnswerLosingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>How many answers to transactions get lost yet, after the transactions were made.</summary>
    public int AnswersToLose { get; set; }

    /// <summary>How many transactions get lost yet, before they reach storage.</summary>
    public int RequestsToLose { get; set; }

    /// <summary>What storage answers to the transactions that get lost, where it answers at all.</summary>
    public HttpStatusCode? AnswersInstead { get; set; }

    /// <summary>What happens at storage just before the next transaction reaches it.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public int Transactions { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Transactions++;
        if (Meanwhile is { } happen)
        {
            Meanwhile = null;
            await happen();
        }

        if (RequestsToLose > 0)
        {
            RequestsToLose--;
            return Lost(request);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (AnswersToLose == 0)
        {
            return answer;
        }

        AnswersToLose--;
        answer.Dispose();
        return Lost(request);
    }

    private HttpResponseMessage Lost(HttpRequestMessage request) =>
        AnswersInstead is { } status
            ? new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("") }
            : throw new HttpRequestException("The connection was lost.", new IOException());
}
