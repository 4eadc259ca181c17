using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>How something is to be imported.</summary>
/// <param name="Caller">Whose rights and view of the register hold; null where there is no caller and everything is allowed.</param>
/// <param name="Author">Whom the records' history names.</param>
/// <param name="DryRun">Whether to say what would be done, and write nothing.</param>
/// <param name="ReleasableTo">To whom partners' new records are released where their rows do not say; null for what release.csv says, or else their owner.</param>
/// <param name="Patience">How long to wait while another import is being written.</param>
/// <param name="NotDuplicateOf">The ids of registered sites that no new site of the import is, however alike; null for none.</param>
public sealed record ImportTerms(
    Caller? Caller, Author Author, bool DryRun, Release? ReleasableTo, TimeSpan Patience, IReadOnlySet<string>? NotDuplicateOf = null)
{
    /// <summary>The name under which it is kept as accepted; null for one that nobody needs to know beforehand.</summary>
    public string? Intent { get; init; }

    /// <summary>Whether its report is kept under <see cref="Intent"/>, so that the same import sent again is answered the same.</summary>
    public bool KeepsReport { get; init; }

    /// <summary>Told what it comes to just before it is decided; what this throws keeps it from that.</summary>
    public Func<ImportOutcome.Accepted, CancellationToken, Task>? Deciding { get; init; }
}
