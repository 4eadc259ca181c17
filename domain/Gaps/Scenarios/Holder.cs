using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios;

/// <summary>The maker of a part of an item's capacity, as far as the register states it.</summary>
internal abstract record Holder
{
    private Holder()
    {
    }

    /// <summary>The lines of a site.</summary>
    public sealed record OfSite(SiteId Site, Theater? Theater) : Holder;

    /// <summary>A partner's observed output beyond its lines.</summary>
    public sealed record OfPartner(CountryCode Partner, Theater? Theater) : Holder;

    /// <summary>The EU's observed output beyond its members'.</summary>
    public sealed record OfEuropeanUnion : Holder
    {
        public static readonly OfEuropeanUnion Instance = new();
    }

    /// <summary>All allies' observed output beyond that, and the output that today's products imply. Its maker and place are unknown.</summary>
    public sealed record OfNobodyKnown : Holder
    {
        public static readonly OfNobodyKnown Instance = new();
    }
}
