using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import;

/// <summary>
/// The sites that an import's new ones must not look like: those that were registered before it. Sites of one import are never compared
/// with each other.
/// </summary>
/// <param name="sites">The sites.</param>
/// <param name="notDuplicateOf">The ids of those that no new site is, however alike; null for none.</param>
internal sealed class RegisteredSites(IEnumerable<SiteOutline> sites, IReadOnlySet<string>? notDuplicateOf)
{
    // Three candidates show what is meant.
    private const int MostNamed = 3;

    private readonly SiteIndex index = new(sites);
    private readonly HashSet<string> deleted = new(StringComparer.Ordinal);

    /// <summary>The sites that new ones of a partner can be, as they were at a moment, so that an import that resumes does not find its own.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="areIdentified">Whether the new ones have identifiers, so that they can be sites of other partners.</param>
    /// <param name="moment">When the import began (UTC).</param>
    /// <param name="notDuplicateOf">The ids of those that no new site is.</param>
    /// <param name="view">The register as the caller sees it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public static async Task<RegisteredSites> Before(
        CountryCode partner, bool areIdentified, DateTimeOffset moment, IEnumerable<string> notDuplicateOf, RegisterView view, CancellationToken cancellation)
    {
        var filter = areIdentified ? new RecordFilter { IsCurrent = true } : new RecordFilter { IsCurrent = true, Partners = new HashSet<CountryCode> { partner } };
        return new RegisteredSites(
            [.. await Earlier<Factory>(SiteOutline.Of), .. await Earlier<MaintenanceSite>(SiteOutline.Of)],
            notDuplicateOf.ToHashSet(StringComparer.Ordinal));

        async Task<IEnumerable<SiteOutline>> Earlier<TRecord>(Func<TRecord, SiteOutline> outline)
            where TRecord : class, IRecord
        {
            var page = await view.Of<TRecord>().List(filter, after: null, int.MaxValue - 1, cancellation);
            return page.Entries.Where(entry => entry.ChangedAt < moment && entry.Record is not IRetirable { Retired: not null }).Select(entry => outline(entry.Record)).Where(site => DuplicateCheck.CanBe(site, partner));
        }
    }

    /// <summary>Leaves out sites that the import has deleted.</summary>
    public void Forget(IEnumerable<string> ids) => deleted.UnionWith(ids);

    /// <summary>What speaks against a new site: the registered ones that it looks like; null where it looks like none.</summary>
    public string? Objection(SiteOutline newcomer)
    {
        var candidates = index.Like(newcomer).Where(candidate => notDuplicateOf?.Contains(candidate.Site.Id.Value) != true && !deleted.Contains(candidate.Site.Id.Value)).ToArray();
        return candidates.Length == 0 ? null
            : $"Looks like {string.Join("; like ", candidates.Take(MostNamed).Select(Described))}{(candidates.Length > MostNamed ? $"; and like {candidates.Length - MostNamed} more" : "")}. "
                + $"Use the registered id, or name all of these ids in {DuplicateCheck.Parameter} where this is another site.";
    }

    private static string Described(DuplicateCandidate candidate) => $"{candidate.Site.Id}, which is registered ({string.Join(", ", candidate.Similarity.Reasons)})";
}
