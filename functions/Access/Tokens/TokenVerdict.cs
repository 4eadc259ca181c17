using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>The result of checking a token.</summary>
internal abstract record TokenVerdict
{
    /// <summary>The token is valid.</summary>
    public sealed record Believed(Caller Caller) : TokenVerdict;

    /// <summary>The token is valid, but names no role of this program.</summary>
    public sealed record WithoutRole(CountryCode Partner, string Subject) : TokenVerdict;

    /// <summary>The token is not valid.</summary>
    /// <param name="Cause">Why, for the log only.</param>
    public sealed record Refused(string Cause) : TokenVerdict;
}
