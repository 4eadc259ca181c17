using CoProduction.Functions.Access.Development;
using CoProduction.Registry;

namespace CoProduction.Functions.Dashboard;

/// <summary>How people sign in.</summary>
/// <param name="Kind">development, where anybody may act as a sample ministry; entra; or none, where no application is named to sign in with.</param>
/// <param name="Samples">In Development, the sample ministries.</param>
/// <param name="Entra">The application that people sign in with.</param>
public sealed record SignInResponse(SignInKind Kind, IReadOnlyList<SampleReaderResponse>? Samples, EntraResponse? Entra)
{
    public static readonly SignInResponse None = new(SignInKind.None, null, null);

    internal static SignInResponse Of(IEnumerable<SampleToken> tokens) =>
        new(SignInKind.Development, [.. tokens.Select(SampleReaderResponse.Of)], null);

    internal static SignInResponse Of(EntraApplication entra) =>
        new(SignInKind.Entra, null, new EntraResponse(entra.Authority.AbsoluteUri.TrimEnd('/'), entra.ClientId, entra.Scope));
}

/// <summary>The ways to sign in.</summary>
public enum SignInKind
{
    None,
    Development,
    Entra,
}

/// <summary>A sample ministry, as which anybody may act in Development.</summary>
/// <param name="Partner">The code of its partner, such as POL.</param>
/// <param name="Memberships">The groups that it belongs to, in words.</param>
/// <param name="Roles">Its roles: reader, contributor, coordinator, operator.</param>
/// <param name="Token">A token of it, valid for 24 hours.</param>
public sealed record SampleReaderResponse(string Partner, string Memberships, IReadOnlyList<string> Roles, string Token)
{
    internal static SampleReaderResponse Of(SampleToken sample) =>
        new(sample.Caller.Partner.Value, sample.Memberships, [.. sample.Caller.Roles.Order().Select(Word.Of)], sample.Token);
}

/// <summary>The application in Entra ID that people sign in with, by authorization code with PKCE.</summary>
/// <param name="Authority">Where they sign in, such as https://login.microsoftonline.com/organizations.</param>
/// <param name="ClientId">The application's id.</param>
/// <param name="Scope">What it asks for, such as api://5f3c…/access.</param>
public sealed record EntraResponse(string Authority, string ClientId, string Scope);
