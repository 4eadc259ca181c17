using System.Security.Cryptography;
using CoProduction.Functions.Tests.Store;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The program in Production. It trusts only a fake issuer.</summary>
public sealed class GuardedProgram : IAsyncLifetime
{
    public const string Guarded = "api/v1/factories";

    private HostedProgram? program;

    public FakeIssuer Issuer { get; private set; } = null!;

    /// <summary>A client that adds no token by itself.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>The program's clock, which stands still until the test moves it. The expiry of tokens follows the machine's clock.</summary>
    public SetClock Clock { get; } = new();

    public string Output => program?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        Issuer = await FakeIssuer.StartAsync();
        var settings = new Dictionary<string, string?>(Issuer.Settings)
        {
            ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
            ["CoProduction__TablePrefix"] = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}",

            // A key in this place must have no effect in Production.
            [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
        };
        program = await HostedProgram.StartAsync(settings, Clock);
        Client.BaseAddress = program.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }

        await Issuer.DisposeAsync();
    }

    public Task<HttpResponseMessage> Ask(TokenDraft token) => Ask($"Bearer {token}");

    /// <summary>Sends a request to a function that needs a caller.</summary>
    /// <param name="authorization">The values of the whole header; the header is sent once for each.</param>
    public async Task<HttpResponseMessage> Ask(params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Guarded);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Client.SendAsync(request);
    }
}
