using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Resilience;

/// <summary>
/// The outputs of all products for another capacity of one item in one month. Capacity is shared again only if the result is not known yet.
/// </summary>
/// <remarks>
/// Do not use it for the own capacity of a product without a goal. Products without goals share in proportion to that capacity, so outputs are not
/// piecewise linear in it. An instance is not safe for use by two threads at once.
/// </remarks>
internal sealed class OutputCurves(CaseProjection outcome)
{
    private readonly Production production = outcome.Production;
    private readonly Sharing sharing = outcome.Projection.Sharing();
    private readonly OutputCurve?[] curves = new OutputCurve?[outcome.Production.Capacities.Months * outcome.Production.Capacities.Width];
    private readonly double[] capacities = new double[outcome.Production.Capacities.Width];
    private readonly bool[] binding = new bool[outcome.Projection.Explosion.Uses.Count];

    /// <param name="month">The month. Months with equal capacities share one curve.</param>
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
