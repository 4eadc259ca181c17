using CoProduction.Functions.Access;
using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The terms of an import.</summary>
/// <param name="Caller">The caller whose rights and view of the register apply; null where everything is allowed.</param>
/// <param name="Author">The author that the records' history names.</param>
/// <param name="DryRun">Whether to report what would be done and write nothing.</param>
/// <param name="ReleasableTo">The audiences to which partners' new records are released where their rows name none; null for those of release.csv, or only the owner.</param>
/// <param name="Patience">How long to wait while another import writes.</param>
/// <param name="NotDuplicateOf">The ids of registered sites that no new site duplicates, however similar; null for none.</param>
public sealed record ImportTerms(
    Caller? Caller, Author Author, bool DryRun, Release? ReleasableTo, TimeSpan Patience, IReadOnlySet<string>? NotDuplicateOf = null)
{
    /// <summary>The name of its intent (<see cref="ImportIntents"/>); null where a random one will do.</summary>
    public string? Intent { get; init; }

    /// <summary>Where its files were exported; null where the package itself says so, or nobody does.</summary>
    internal ExportPosition? Exported { get; init; }

    /// <summary>Whether it replaces also what somebody changed after its files were exported.</summary>
    public bool Overwrites { get; init; }

    /// <summary>What its rows state as a whole. Of all else, what they leave out stays.</summary>
    public IReadOnlySet<Whole> Replaces { get; init; } = new HashSet<Whole>();

    /// <summary>Called with what the import comes to, just before it is accepted; an exception keeps it from being accepted.</summary>
    public Func<ImportOutcome.Accepted, CancellationToken, Task>? Deciding { get; init; }
}
