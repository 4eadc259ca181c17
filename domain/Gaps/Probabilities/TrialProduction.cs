using CoProduction.Gaps.Allocations;

namespace CoProduction.Gaps.Probabilities;

/// <summary>What can be made as capacities grow, month by month, at the lower bound.</summary>
/// <remarks>
/// Where nothing that binds has grown and nothing has shrunk, the outputs of the month before stand: they are then, bit for bit, what
/// sharing anew would give. What binds is what is used up where a product stops, and the own capacity of a product without a goal,
/// by which those share.
/// </remarks>
internal sealed class TrialProduction
{
    private readonly RepeatedSharing sharing;
    private readonly TrialCapacities capacities;

    public TrialProduction(UncertainLines lines, TrialGrowth growth)
    {
        sharing = new RepeatedSharing(lines.Projection.Sharing());
        capacities = new TrialCapacities(lines, growth);
    }

    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
    public void Produce(Span<double> outputs)
    {
        var products = sharing.Uses.Products;
        capacities.Begin();
        for (var month = 0; month < capacities.Months; month++)
        {
            var row = outputs.Slice(month * products, products);
            if (capacities.Advance(month, sharing.IsBinding) || month == 0)
            {
                sharing.Share(capacities.Now, row);
            }
            else
            {
                outputs.Slice((month - 1) * products, products).CopyTo(row);
            }
        }
    }
}
