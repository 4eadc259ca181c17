using System.Net;

namespace CoProduction.Functions.Tests.Store;

/// <summary>A handler between the program and storage that loses requests and responses on command.</summary>
internal sealed class AnswerLosingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>The number of further transactions whose response is lost after the transaction is made.</summary>
    public int AnswersToLose { get; set; }

    /// <summary>The number of further transactions that are lost before they reach storage.</summary>
    public int RequestsToLose { get; set; }

    /// <summary>The response to lost transactions, if there is one.</summary>
    public HttpStatusCode? AnswersInstead { get; set; }

    /// <summary>An action to run just before the next transaction reaches storage.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public int Transactions { get; private set; }

    /// <summary>The number of single rows that were asked for.</summary>
    public int RowsRead { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) != true)
        {
            RowsRead += request.Method == HttpMethod.Get && request.RequestUri?.AbsolutePath.Contains("(PartitionKey=", StringComparison.Ordinal) == true ? 1 : 0;
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
