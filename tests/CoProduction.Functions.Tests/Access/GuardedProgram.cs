using System.Security.Cryptography;
using CoProduction.Functions.Tests.Hosting;

namespace CoProduction.Functions.Tests.Access;

/// <summary>The program in Production, trusting a fake issuer only.</summary>
public abstract class GuardedProgram(bool asCustomHandler) : IAsyncLifetime
{
    public const string Guarded = "api/v1/factories";

    private StartedProcess? process;

    public FakeIssuer Issuer { get; private set; } = null!;

    /// <summary>Sends no token by itself.</summary>
    public HttpClient Client { get; } = new();

    public string Output => process?.Output ?? "";

    public async Task InitializeAsync()
    {
        Issuer = await FakeIssuer.StartAsync();
        var settings = new Dictionary<string, string?>(Issuer.Settings)
        {
            ["AzureWebJobsStorage"] = (await Azurite.Shared).ConnectionString,
            ["CoProduction__TablePrefix"] = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}",

            // That the key lies there must be of no use in Production.
            [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
        };
        if (asCustomHandler)
        {
            settings["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{SampleProgram.FreePort()}";
        }

        (process, Client.BaseAddress) = await ProgramProcess.ServeAsync(settings);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
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

public sealed class GuardedStandalone() : GuardedProgram(asCustomHandler: false);

public sealed class GuardedCustomHandler() : GuardedProgram(asCustomHandler: true);
