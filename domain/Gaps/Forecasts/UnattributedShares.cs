namespace CoProduction.Gaps.Forecasts;

/// <summary>The share that remains, in one month, of capacity without a registered maker, 0 to 1.</summary>
/// <param name="ofPartners">By the partner's number, the share of its observed output beyond its lines; all of it if the list is empty.</param>
/// <param name="ofEuropeanUnion">The share of the EU's observed output beyond its members'.</param>
/// <param name="ofNobodyKnown">The share of all allies' observed output beyond that, and of implied capacity.</param>
public readonly ref struct UnattributedShares(ReadOnlySpan<double> ofPartners, double ofEuropeanUnion, double ofNobodyKnown)
{
    private readonly ReadOnlySpan<double> ofPartners = ofPartners;

    public static UnattributedShares All => new(default, 1, 1);

    public double OfEuropeanUnion { get; } = ofEuropeanUnion;

    public double OfNobodyKnown { get; } = ofNobodyKnown;

    public double OfPartner(int partner) => ofPartners.IsEmpty ? 1 : ofPartners[partner];
}
