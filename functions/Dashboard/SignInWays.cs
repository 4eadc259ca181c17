using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Access.Tokens;

namespace CoProduction.Functions.Dashboard;

/// <summary>Knows how people sign in at this program.</summary>
public sealed class SignInWays
{
    private readonly IIssuers issuers;
    private readonly DashboardOptions options;
    private readonly TimeProvider time;

    internal SignInWays(IIssuers issuers, DashboardOptions options, TimeProvider time) => (this.issuers, this.options, this.time) = (issuers, options, time);

    /// <summary>The way that is open now. Only the development issuer has sample ministries, and it exists in Development alone.</summary>
    public SignInResponse Present() =>
        issuers is DevelopmentIssuer development ? SignInResponse.Of(SampleTokens.Sign(development, time.GetUtcNow()))
        : options.EntraId is { } entra ? SignInResponse.Of(entra)
        : SignInResponse.None;
}
