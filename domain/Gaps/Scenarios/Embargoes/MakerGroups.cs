using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Embargoes;

/// <summary>The makers of all items, in groups that lose the same shares of one mineral.</summary>
/// <remarks>
/// Output of the EU beyond its members' is made in Europe, by any of its members. Output whose place is unknown may be made anywhere: at the floor where
/// most is lost, at the ceiling where least is.
/// </remarks>
internal sealed class MakerGroups
{
    private readonly HashSet<CountryCode> namedPartners;
    private readonly HashSet<Theater> namedTheaters;
    private readonly Dictionary<MakerPlace, int> groups = [];
    private readonly MakerPlace[] inEurope;

    /// <param name="projection">The projection.</param>
    /// <param name="chain">The mineral's shares.</param>
    public MakerGroups(Projection projection, MineralChain chain)
    {
        namedPartners = [.. chain.Shares.Select(share => share.Basis.Partner).OfType<CountryCode>()];
        namedTheaters = [.. chain.Shares.Select(share => share.Basis.Theater).OfType<Theater>()];
        var (places, partners) = (new Places(projection.Register), projection.CurrentCapacity.Partners);
        Add(PlaceOf(null, null));
        inEurope =
        [
            .. Enumerable.Range(0, partners.Count).Where(partners.IsInEuropeanUnion).Select(partner => PlaceOf(partners[partner], Theater.Europe))
                .Prepend(PlaceOf(null, Theater.Europe)).Distinct(),
        ];
        foreach (var place in Enumerable.Range(0, partners.Count).Select(partner => PlaceOf(partners[partner], places.TheaterOf(partners[partner]))))
        {
            Add(place);
        }
    }

    /// <summary>The group of output whose place is unknown. The group of the EU's output comes after it, and those of known places follow.</summary>
    public const int OfUnknownPlace = 0;

    private const int OfEuropeanUnion = 1;

    public int Count => groups.Count + 2;

    /// <summary>Whether a share of a theater's or partner's supply is stated, by whatever country.</summary>
    public bool AreRegional => namedPartners.Count + namedTheaters.Count > 0;

    public int Of(Holder holder) => holder switch
    {
        Holder.OfSite of => groups[PlaceOf(of.Site.Partner, of.Theater)],
        Holder.OfPartner of => groups[PlaceOf(of.Partner, of.Theater)],
        Holder.OfEuropeanUnion => OfEuropeanUnion,
        _ => OfUnknownPlace,
    };

    /// <summary>By group, the share of the mineral that is left to it.</summary>
    /// <param name="loss">The loss; null if nothing is lost.</param>
    /// <param name="hopeful">Whether doubt is decided in favour of what is left.</param>
    public double[] LeftOf(MineralLoss? loss, bool hopeful)
    {
        var left = new double[Count];
        foreach (var (place, group) in groups)
        {
            left[group] = Left(place);
        }

        left[OfUnknownPlace] = Doubtful(groups.Keys);
        left[OfEuropeanUnion] = Doubtful(inEurope);
        return left;

        double Left(MakerPlace place) => 1 - (((hopeful ? loss?.At(place).AtLeast : loss?.At(place).AtMost) ?? 0) / 100);

        double Doubtful(IEnumerable<MakerPlace> places) => hopeful ? places.Max(Left) : places.Min(Left);
    }

    private MakerPlace PlaceOf(CountryCode? partner, Theater? theater) =>
        new(
            partner is not null && namedPartners.Contains(partner) ? partner : null,
            theater is { } known && namedTheaters.Contains(known) ? theater : null);

    private void Add(MakerPlace place) => groups.TryAdd(place, groups.Count + 2);
}
