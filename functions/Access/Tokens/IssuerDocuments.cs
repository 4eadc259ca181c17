using Microsoft.IdentityModel.Protocols;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>Fetches an issuer's metadata and keys, over a connection that nobody can read or change.</summary>
internal sealed class IssuerDocuments : IDocumentRetriever, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1_048_576,
    };

    /// <summary>Whether an address is https, or http on this machine.</summary>
    public static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
        IsSafe(address) ? client.GetStringAsync(address, cancel) : throw new IOException("The address is neither https nor on this machine.");

    public void Dispose() => client.Dispose();
}
