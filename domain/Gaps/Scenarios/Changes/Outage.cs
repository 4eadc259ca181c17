using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>
/// Sites, partners, theaters, families or items lose a percentage of their capacity. They lose all of it if a partner withdraws, a site burns down or
/// a theater is out of reach, and part of it if energy is short.
/// </summary>
/// <remarks>
/// A partner's capacity is the output of its lines and the observed output beyond them. The EU's observed output belongs to Europe. Output observed
/// for all allies, or implied, belongs to nobody in particular: only an outage that names neither partner, site nor theater takes from it.
/// </remarks>
public sealed record Outage : CapacityChange
{
    /// <param name="of">What is hit. At least one thing must be named.</param>
    /// <param name="percent">The percentage lost; more than 0, at most 100.</param>
    /// <param name="during">The period of the outage.</param>
    /// <exception cref="ArgumentException">Nothing is named, or the percentage is out of range.</exception>
    public Outage(Selection of, double percent, MonthRange during)
        : base(during)
    {
        Of = of.IsEverything ? throw new ArgumentException("Must name partners, sites, theaters, items or families, or what is energy-intensive.", nameof(of)) : of;
        Percent = percent is > 0 and <= 100
            ? percent
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "Must be more than 0, at most 100 percent.");
    }

    public Selection Of { get; private init; }

    public double Percent { get; }

    public override ChangeKind Kind => ChangeKind.Outage;

    public override Selection Names => Of;

    internal override ScenarioChange At(Func<SiteId, SiteId> present) => this with { Of = Of.At(present) };

    internal override double Left => 1 - (Percent / 100);

    internal override Hit HitOf(Holder holder, ItemTraits item) => Of.HasItem(item) && Has(holder) ? Hit.Yes : Hit.No;

    private bool Has(Holder holder) => holder switch
    {
        Holder.OfSite of => Of.HasSite(of.Site, of.Theater),
        Holder.OfPartner of => Of.Sites.Count == 0 && Of.HasPartner(of.Partner, of.Theater),
        Holder.OfEuropeanUnion => Of.Sites.Count + Of.Partners.Count == 0 && (Of.Theaters.Count == 0 || Of.Theaters.Contains(Theater.Europe)),
        _ => Of.Sites.Count + Of.Partners.Count + Of.Theaters.Count == 0,
    };
}
