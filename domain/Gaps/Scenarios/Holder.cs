using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Scenarios;

/// <summary>Who makes a part of an item's capacity, as far as the register tells.</summary>
internal abstract record Holder
{
    private Holder()
    {
    }

    /// <summary>The lines of a site.</summary>
    public sealed record OfSite(SiteId Site, Theater? Theater) : Holder;

    /// <summary>What is observed of a partner beyond its lines.</summary>
    public sealed record OfPartner(CountryCode Partner, Theater? Theater) : Holder;

    /// <summary>What is observed of the EU beyond its members'.</summary>
    public sealed record OfEuropeanUnion : Holder
    {
        public static readonly OfEuropeanUnion Instance = new();
    }

    /// <summary>What is observed of all allies beyond that, and what today's products imply: nobody can say who makes it, or where.</summary>
    public sealed record OfNobodyKnown : Holder
    {
        public static readonly OfNobodyKnown Instance = new();
    }
}
