using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;

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
    private readonly bool[] isBinding;
    private readonly bool[] alwaysBinds;

    public TrialProduction(Projection projection, TrialGrowth growth)
    {
        sharing = new RepeatedSharing(projection.Sharing());
        capacities = new TrialCapacities(projection.Present, growth);
        isBinding = new bool[projection.Items.Count];
        alwaysBinds = new bool[projection.Items.Count];
        for (var product = 0; product < sharing.Uses.Products; product++)
        {
            alwaysBinds[projection.Explosion.Products[product]] = projection.Goals[product] is null;
        }
    }

    /// <param name="outputs">Month by month and in each by product, units a month; overwritten.</param>
    public void Produce(Span<double> outputs)
    {
        var products = sharing.Uses.Products;
        capacities.Begin();
        for (var month = 0; month < capacities.Months; month++)
        {
            var row = outputs.Slice(month * products, products);
            if (capacities.Advance(month, isBinding) || month == 0)
            {
                sharing.Share(capacities.Now, row);
                Bind();
            }
            else
            {
                outputs.Slice((month - 1) * products, products).CopyTo(row);
            }
        }
    }

    private void Bind()
    {
        for (var item = 0; item < isBinding.Length; item++)
        {
            isBinding[item] = alwaysBinds[item] | sharing.IsBinding[item];
        }
    }
}
