using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Groups;

/// <summary>What a partner says to a proposal.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Agrees">Whether it agrees; otherwise it refuses.</param>
/// <param name="By">Who said so for the partner.</param>
/// <param name="At">When (UTC).</param>
public sealed record GroupVote(CountryCode Partner, bool Agrees, string By, DateTimeOffset At);
