using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Tokens;

/// <summary>What a token is worth.</summary>
internal abstract record TokenVerdict
{
    /// <summary>It is good.</summary>
    public sealed record Believed(Caller Caller) : TokenVerdict;

    /// <summary>It is good, but names no role that there is.</summary>
    public sealed record WithoutRole(CountryCode Partner, string Subject) : TokenVerdict;

    /// <param name="Cause">For the log only.</param>
    public sealed record Refused(string Cause) : TokenVerdict;
}
