using System.Security.Cryptography;
using CoProduction.Functions.Tests.Registry;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The program in Production, trusting a fake issuer only.</summary>
public sealed class GuardedProgram : IAsyncLifetime
{
    public const string Guarded = "api/v1/factories";

    private HostedProgram? program;

    public FakeIssuer Issuer { get; private set; } = null!;

    /// <summary>Sends no token by itself.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>The program's clock, which stands until the test moves it. Whether a token has expired is told by the machine's.</summary>
    public SetClock Clock { get; } = new();

    public string Output => program?.Output ?? "";

    public async ValueTask InitializeAsync()
    {
        Issuer = await FakeIssuer.StartAsync();
        var settings = new Dictionary<string, string?>(Issuer.Settings)
        {
            ["AzureWebJobsStorage"] = (await Azurite.Shared).NewAccount(),
            ["CoProduction__TablePrefix"] = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}",

            // That the key lies there must be of no use in Production.
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

    /// <summary>Asks a function that needs a caller.</summary>
    /// <param name="authorization">The whole header, once for each value.</param>
    public async Task<HttpResponseMessage> Ask(params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Guarded);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Client.SendAsync(request);
    }
}
