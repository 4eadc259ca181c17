using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Fills the capacity of one month.</summary>
/// <param name="uses">What goes into one unit of each product.</param>
public class ProgressiveFilling(UseMatrix uses) : Filling<Scalar, bool>(uses)
{
    /// <summary>How near, relative to the scarcest, an item must come to count as used up too.</summary>
    public const double Tie = 1e-9;

    /// <summary>How much of a capacity, relative to it, must be left over for it to be certain that it does not bind; more than <see cref="Tie"/>.</summary>
    public const double Margin = 1e-8;

    /// <summary>What rounding leaves of a capacity that is used up, relative to the capacity.</summary>
    internal const double Residue = 1e-12;

    /// <inheritdoc cref="Filling{TLane, TMask}.Fill"/>
    public void Fill(ReadOnlySpan<double> capacities, ReadOnlySpan<double> weights, Span<double> outputs, Span<bool> binding = default) =>
        Fill(Scalar.Of(capacities), Scalar.Of(weights), Scalar.Of(outputs), binding);
}
