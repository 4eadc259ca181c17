namespace CoProduction.Functions.Tests.Access;

/// <summary>Sends the requests for a host of any name to a program, so that two programs give the same links. Redirects are answers like any other.</summary>
internal sealed class NamedHost(Uri program) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public static readonly Uri Name = new("http://register.example/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = Name.Host;
        request.RequestUri = new Uri(program, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
