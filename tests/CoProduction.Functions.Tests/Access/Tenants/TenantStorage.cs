namespace CoProduction.Functions.Tests.Access.Tenants;

/// <summary>Stands between programs and storage, whose table of tenants goes away when a test says so.</summary>
internal sealed class TenantStorage() : DelegatingHandler(new SocketsHttpHandler())
{
    public bool IsAway { get; set; }

    /// <summary>Whether the answer to the next transaction is lost after it was carried out.</summary>
    public bool LosesAnswer { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (IsAway && path.Contains("Tenants", StringComparison.Ordinal))
        {
            throw new HttpRequestException("Storage does not answer.", new IOException());
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (!LosesAnswer || !path.EndsWith("$batch", StringComparison.Ordinal))
        {
            return answer;
        }

        LosesAnswer = false;
        answer.Dispose();
        throw new HttpRequestException("The answer was lost.", new IOException());
    }
}
