using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>What all products make with another capacity of one item in one month, shared anew only where that is not known yet.</summary>
/// <remarks>
/// Not for the own capacity of a product without a goal: by it the products without goals share, so that outputs are not piecewise
/// linear in it. No two threads may use one at a time.
/// </remarks>
internal sealed class OutputCurves(CaseProjection outcome)
{
    private readonly Production production = outcome.Lower;
    private readonly Sharing sharing = outcome.Projection.Sharing();
    private readonly OutputCurve?[] curves = new OutputCurve?[outcome.Lower.Capacities.Months * outcome.Lower.Capacities.Width];
    private readonly double[] capacities = new double[outcome.Lower.Capacities.Width];
    private readonly bool[] binding = new bool[outcome.Projection.Explosion.Uses.Count];

    /// <param name="month">The month; those with equal capacities are one.</param>
    /// <param name="item">The item.</param>
    /// <param name="capacity">Its capacity, units a month.</param>
    /// <param name="outputs">By product, units a month; overwritten.</param>
    public void Read(int month, int item, double capacity, Span<double> outputs)
    {
        var curve = curves[(production.SameSince(month) * capacities.Length) + item] ??= new OutputCurve();
        if (!curve.TryRead(capacity, outputs))
        {
            production.Capacities[month].CopyTo(capacities);
            capacities[item] = capacity;
            sharing.Share(capacities, outputs, binding);
            curve.Add(capacity, outputs, binding);
        }
    }
}
