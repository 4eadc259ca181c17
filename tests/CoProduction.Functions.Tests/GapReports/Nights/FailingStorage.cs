using CoProduction.Functions.GapReports.Nights;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>Stands between a program and storage, which goes away or loses an answer at the request that a test names.</summary>
internal sealed class FailingStorage() : DelegatingHandler(new SocketsHttpHandler())
{
    private int requests;

    /// <summary>The number of the request from which on storage is away; null if it stays.</summary>
    public int? AwayFrom { get; private set; }

    /// <summary>The number of the request whose answer is lost after it was carried out; null if none is.</summary>
    public int? LosesAnswerOf { get; private set; }

    /// <summary>Whether reading, and the queue, always work.</summary>
    public bool FailsBlobWritesOnly { get; set; }

    /// <summary>How many requests there were since it was last told what to do.</summary>
    public int Requests => requests;

    public void Work() => (requests, AwayFrom, LosesAnswerOf) = (0, null, null);

    public void GoAwayAt(int request) => (requests, AwayFrom, LosesAnswerOf) = (0, request, null);

    public void LoseAnswerOf(int request) => (requests, AwayFrom, LosesAnswerOf) = (0, null, request);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (FailsBlobWritesOnly && (request.Method != HttpMethod.Put || request.RequestUri!.AbsolutePath.Contains(NightMessages.Name, StringComparison.Ordinal)))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var number = Interlocked.Increment(ref requests);
        if (number >= AwayFrom)
        {
            throw new HttpRequestException("Storage is away.", new IOException());
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (number != LosesAnswerOf)
        {
            return answer;
        }

        answer.Dispose();
        throw new HttpRequestException("The answer was lost.", new IOException());
    }
}
