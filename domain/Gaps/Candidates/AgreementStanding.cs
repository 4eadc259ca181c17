using CoProduction.Registry.Agreements;

namespace CoProduction.Gaps.Candidates;

/// <summary>How far an agreement can be built on.</summary>
public enum AgreementStanding
{
    InForce,

    /// <summary>Being talked about, or signed as an intention.</summary>
    Exploring,

    Over,
}

/// <summary>What the words of the open vocabulary of statuses say of it.</summary>
internal static class AgreementStandings
{
    private static readonly HashSet<string> InForce = ["active", "in-force", "signed", "ratified", "pilot"];

    private static readonly HashSet<string> Over =
        ["ended", "expired", "completed", "cancelled", "terminated", "withdrawn", "suspended", "rejected", "lapsed", "superseded"];

    /// <summary>A word that is in neither list counts as exploring: exploring, memorandum, announced, preliminary, preferred-tenderer, …</summary>
    public static AgreementStanding Standing(this Agreement agreement) =>
        InForce.Contains(agreement.Status.Value) ? AgreementStanding.InForce
        : Over.Contains(agreement.Status.Value) ? AgreementStanding.Over
        : AgreementStanding.Exploring;
}
