using CoProduction.Gaps.Reports;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.GapReports;

/// <summary>What a product's baseline, and so its goal, rests on.</summary>
/// <param name="Observations">The observed totals that hold in the goal's first month.</param>
/// <param name="Lines">What the registered lines are known to make, units a month.</param>
/// <param name="Founded">How well founded the baseline is.</param>
/// <param name="OtherSides">The goal by the other side of each contradiction.</param>
public sealed record BasisResponse(
    IReadOnlyList<BasisObservationResponse> Observations,
    double Lines,
    FoundedResponse Founded,
    IReadOnlyList<OtherSideResponse> OtherSides)
{
    internal static BasisResponse From(BaselineBasis basis)
    {
        var shares = basis.Founded.ToDictionary(each => each.Confidence, each => each.Share);
        return new BasisResponse(
            [.. basis.Observations.Select(each => new BasisObservationResponse(StatementResponse.From(each.Observed), each.Observed.Source.Confidence, each.Beyond))],
            basis.LineUnits,
            new FoundedResponse(
                shares.GetValueOrDefault(Confidence.Reported), shares.GetValueOrDefault(Confidence.Recalled), shares.GetValueOrDefault(Confidence.Estimate)),
            [.. basis.OtherSides.Select(OtherSideResponse.From)]);
    }
}

/// <summary>An observation on which a baseline rests.</summary>
/// <param name="Statement">The observed total.</param>
/// <param name="Confidence">How well it is founded.</param>
/// <param name="Beyond">How much of the baseline rests on it alone, beyond registered lines and parts of its scope; units a month.</param>
public sealed record BasisObservationResponse(StatementResponse Statement, Confidence Confidence, double Beyond);

/// <summary>The shares of the baseline that rest on records of each confidence, 0 to 1.</summary>
/// <param name="Reported">On published reports.</param>
/// <param name="Recalled">On what is widely reported, without an address.</param>
/// <param name="Estimated">On derived records.</param>
public sealed record FoundedResponse(double Reported, double Recalled, double Estimated);

/// <summary>The goal if another source is right.</summary>
/// <param name="Observed">The id of the observed total that would be another.</param>
/// <param name="Believed">The statement that it contains, or the total itself.</param>
/// <param name="Other">What another source says instead.</param>
/// <param name="Baseline">The baseline by that, units a month.</param>
/// <param name="Goal">The goal by that, units a month at its end.</param>
public sealed record OtherSideResponse(string Observed, StatementResponse Believed, StatementResponse Other, double Baseline, double Goal)
{
    internal static OtherSideResponse From(OtherSide side) =>
        new(side.Observed.Id.Value, StatementResponse.From(side.Believed), StatementResponse.From(side.Other), side.Baseline, side.EndRate);
}
