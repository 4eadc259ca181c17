namespace CoProduction.Functions.Http;

/// <summary>What a browser may do with a page of this program: run its own scripts, and talk to this program alone.</summary>
internal static class PagePolicy
{
    public const string SameOrigin =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a page that also signs in at an identity provider.</summary>
    /// <param name="provider">The provider's origin, such as https://login.microsoftonline.com.</param>
    public static string SigningInAt(Uri provider) => SameOrigin.Replace("connect-src 'self'", $"connect-src 'self' {provider.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);
}
