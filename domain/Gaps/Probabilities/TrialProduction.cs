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
    private readonly Sharing sharing;
    private readonly TrialCapacities capacities;
    private readonly bool[] isBinding;
    private readonly bool[] alwaysBinds;
    private readonly bool[] binding;

    public TrialProduction(Projection projection, TrialGrowth growth)
    {
        sharing = projection.Sharing();
        capacities = new TrialCapacities(projection.Present, growth);
        isBinding = new bool[projection.Items.Count];
        alwaysBinds = new bool[projection.Items.Count];
        binding = new bool[sharing.Uses.Count];
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
                sharing.Share(capacities.Now, row, binding);
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
        alwaysBinds.CopyTo(isBinding, 0);
        for (var product = 0; product < sharing.Uses.Products; product++)
        {
            var marks = binding.AsSpan(sharing.Uses.PlacesOf(product));
            var uses = sharing.Uses[product];
            for (var place = 0; place < marks.Length; place++)
            {
                isBinding[uses[place].Item] |= marks[place];
            }
        }
    }
}
