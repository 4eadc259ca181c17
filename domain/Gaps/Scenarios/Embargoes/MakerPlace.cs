using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>Where makers are, as far as it matters to the shares of a mineral.</summary>
/// <param name="Partner">Their partner; null if no share is one of its supply.</param>
/// <param name="Theater">Their theater; null if it is unknown, or no share is one of its supply.</param>
public readonly record struct MakerPlace(CountryCode? Partner, Theater? Theater)
{
    /// <summary>Whether makers at this place lose a share of the basis.</summary>
    public bool Loses(ShareBasis basis) => basis.Whole switch
    {
        ShareWhole.World or ShareWhole.Exports => true,
        ShareWhole.Theater => basis.Theater == Theater,
        ShareWhole.Partner => basis.Partner == Partner,
        _ => false,
    };
}
