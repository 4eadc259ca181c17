using System.Text.RegularExpressions;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>
/// A tenant, as settings and the claim <c>tid</c> name it. The GUIDs of Entra ID may be written without dashes, because not every system
/// allows dashes in the names of environment variables.
/// </summary>
internal static partial class TenantId
{
    /// <summary>The canonical form of an id; null if the text is not one.</summary>
    public static string? Of(string text) =>
        Guid.TryParse(text, out var guid) ? guid.ToString("D")
        : Pattern().IsMatch(text) ? text.ToLowerInvariant()
        : null;

    // The id becomes part of an address.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
