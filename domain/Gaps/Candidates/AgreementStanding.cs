using CoProduction.Registry.Agreements;

namespace CoProduction.Gaps.Candidates;

/// <summary>How far an agreement can be relied on.</summary>
public enum AgreementStanding
{
    InForce,

    /// <summary>Under discussion, or signed as an intention.</summary>
    Exploring,

    Over,
}

/// <summary>Maps the open vocabulary of statuses to a standing.</summary>
internal static class AgreementStandings
{
    private static readonly HashSet<string> InForce = ["active", "in-force", "signed", "ratified", "pilot"];

    private static readonly HashSet<string> Over =
        ["ended", "expired", "completed", "cancelled", "terminated", "withdrawn", "suspended", "rejected", "lapsed", "superseded"];

    /// <summary>
    /// The agreement's standing. A word in neither list counts as exploring: exploring, memorandum, announced, preliminary, preferred-tenderer, …
    /// </summary>
    public static AgreementStanding Standing(this Agreement agreement) =>
        InForce.Contains(agreement.Status.Value) ? AgreementStanding.InForce
        : Over.Contains(agreement.Status.Value) ? AgreementStanding.Over
        : AgreementStanding.Exploring;
}
