using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>
/// The sites of a partner that its new ones must not look like, unless the import says that they are others: those that were registered
/// before the import. Sites of one import are never held against each other, however often it is gone on with.
/// </summary>
internal sealed class RegisteredSites
{
    private readonly Dictionary<SiteKind, SiteIndex> sites = [];
    private readonly HashSet<string> others;

    private RegisteredSites(IEnumerable<string> others) => this.others = others.ToHashSet(StringComparer.Ordinal);

    public static async Task<RegisteredSites> Before(ImportJob job, RegisterView view, CancellationToken cancellation)
    {
        var own = new RecordFilter { Partners = new HashSet<CountryCode> { job.Caller.Partner } };
        var registered = new RegisteredSites(job.NotDuplicateOf);
        registered.sites[SiteKind.Factory] = new SiteIndex(await Earlier(view.Factories, SiteOutline.Of));
        registered.sites[SiteKind.MroSite] = new SiteIndex(await Earlier(view.MaintenanceSites, SiteOutline.Of));
        return registered;

        async Task<IEnumerable<SiteOutline>> Earlier<TRecord>(RegistryView<TRecord> sites, Func<TRecord, SiteOutline> outline)
            where TRecord : class, IRecord
        {
            var page = await sites.List(own, after: null, int.MaxValue - 1, cancellation);
            return page.Entries.Where(entry => entry.ChangedAt < job.CreatedAt).Select(entry => outline(entry.Record));
        }
    }

    /// <summary>Those that a new site looks like and is not known to differ from.</summary>
    public IReadOnlyList<Candidate> Like(SiteOutline newcomer) =>
        [.. sites[newcomer.Kind].Like(newcomer).Where(candidate => !others.Contains(candidate.Site.Id.Value))];
}
