namespace CoProduction.Gaps.Forecasts;

/// <summary>What share is left of capacity that has no registered maker, 0 to 1, in one month.</summary>
/// <param name="ofPartners">By the partner's number, of what is observed of it beyond its lines; all of it where the list is empty.</param>
/// <param name="ofEuropeanUnion">Of what is observed of the EU beyond its members'.</param>
/// <param name="ofNobodyKnown">Of what is observed of all allies beyond that, and of what is implied.</param>
public readonly ref struct UnattributedShares(ReadOnlySpan<double> ofPartners, double ofEuropeanUnion, double ofNobodyKnown)
{
    private readonly ReadOnlySpan<double> ofPartners = ofPartners;

    public static UnattributedShares All => new(default, 1, 1);

    public double OfEuropeanUnion { get; } = ofEuropeanUnion;

    public double OfNobodyKnown { get; } = ofNobodyKnown;

    public double OfPartner(int partner) => ofPartners.IsEmpty ? 1 : ofPartners[partner];
}
