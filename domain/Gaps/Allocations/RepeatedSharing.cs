using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>Shares as <see cref="Sharing"/> does, to the last bit, over and over for capacities that differ little from one time to the next.</summary>
/// <remarks>
/// Few items come near to binding. Only those are watched, and then it is looked whether all others keep more than is used of them. Where
/// they do, they never bound: one that is used up to the tie in some round stops all its users there, and so stays used up to the tie. As
/// nothing else of an item enters a filling, the outputs are those of filling with all items. Where they do not, all is shared in
/// full, and other items are watched from then on. Allocates nothing once it is made; no two threads may use one at a time.
/// </remarks>
public sealed class RepeatedSharing
{
    /// <summary>An item is watched once so much of its capacity is used. Tells how long it takes, never what comes out.</summary>
    private const double Near = 0.9995;

    /// <summary>How many items stand side by side.</summary>
    private const nuint Step = 8;

    /// <summary>After so many times what is watched is chosen anew.</summary>
    private const int Often = 4;

    private readonly Sharing sharing;
    private readonly WatchedFilling filling;
    private readonly nuint width;
    private readonly double[] quantities;
    private readonly double[] capacities;
    private readonly double[] used;
    private readonly long[] isWatched;
    private readonly int[] near = new int[WatchedFilling.Most];
    private readonly double[] weights;
    private readonly bool[] binding;
    private readonly long[] isBinding;
    private int since;

    /// <param name="sharing">What is shared, and in which proportions; its own from now on.</param>
    public RepeatedSharing(Sharing sharing)
    {
        this.sharing = sharing;
        filling = new WatchedFilling(sharing.Uses);
        width = ((nuint)sharing.Uses.Items + Step - 1) / Step * Step;
        quantities = new double[sharing.Uses.Products * (int)width];
        capacities = new double[width];
        used = new double[width];
        isWatched = new long[width];
        weights = new double[sharing.Uses.Products];
        binding = new bool[sharing.Uses.Count];
        isBinding = new long[width];
        for (var product = 0; product < sharing.Uses.Products; product++)
        {
            foreach (var use in sharing.Uses[product])
            {
                quantities[(product * (int)width) + use.Item] = use.Quantity;
            }
        }
    }

    public UseMatrix Uses => sharing.Uses;

    /// <summary>By item, all bits where it is used up where a product stops, else none; filled up with none to a whole number of eights.</summary>
    public ReadOnlySpan<long> IsBinding => isBinding;

    /// <param name="byItem">By item, units a month; infinite where unknown.</param>
    /// <param name="outputs">By product, units a month; overwritten.</param>
    public void Share(ReadOnlySpan<double> byItem, Span<double> outputs)
    {
        byItem.CopyTo(capacities);
        Array.Clear(isBinding);
        if (Fill(outputs) && LeaveEnough(outputs))
        {
            for (var bits = filling.Binding; bits != 0; bits &= bits - 1)
            {
                isBinding[filling.ItemAt(BitOperations.TrailingZeroCount(bits))] = -1;
            }

            since++;
            if (since == Often)
            {
                Watch();
            }
        }
        else
        {
            sharing.Share(byItem, outputs, binding);
            Bind();
            LeaveEnough(outputs);
            Watch();
        }
    }

    private bool Fill(Span<double> outputs)
    {
        var byItem = capacities.AsSpan(0, Uses.Items);
        outputs.Clear();
        filling.ClearBinding();
        sharing.Weigh(byItem, weights);
        return filling.Fill(byItem, weights, outputs)
            && (!sharing.WeighOthers(byItem, weights) || filling.Fill(byItem, weights, outputs));
    }

    /// <summary>Whether everything that is not watched keeps more than is used of it.</summary>
    private bool LeaveEnough(ReadOnlySpan<double> outputs)
    {
        Array.Clear(used);
        ref var use = ref MemoryMarshal.GetArrayDataReference(used);
        for (var product = 0; product < outputs.Length; product++)
        {
            ref var quantity = ref quantities[product * (int)width];
            for (nuint item = 0; item < width; item += Step)
            {
                (Vector512.LoadUnsafe(ref use, item) + (Vector512.LoadUnsafe(ref quantity, item) * outputs[product])).StoreUnsafe(ref use, item);
            }
        }

        var enough = Vector512<long>.AllBitsSet;
        for (nuint item = 0; item < width; item += Step)
        {
            enough &= Vector512.LoadUnsafe(ref isWatched[0], item)
                | Vector512.LessThan(Vector512.LoadUnsafe(ref use, item), Vector512.LoadUnsafe(ref capacities[0], item) * (1 - ProgressiveFilling.Margin)).AsInt64();
        }

        return enough == Vector512<long>.AllBitsSet;
    }

    private void Bind()
    {
        for (var product = 0; product < Uses.Products; product++)
        {
            var marks = binding.AsSpan(Uses.PlacesOf(product));
            var own = Uses[product];
            for (var place = 0; place < marks.Length; place++)
            {
                if (marks[place])
                {
                    isBinding[own[place].Item] = -1;
                }
            }
        }
    }

    private void Watch()
    {
        var count = 0;
        since = 0;
        for (var item = 0; item < isWatched.Length; item++)
        {
            var isUsed = item < Uses.Items && Uses.UsersOf(item).Length > 0;
            var isNear = isUsed && !(used[item] < capacities[item] * Near) && count < near.Length;
            isWatched[item] = isNear || !isUsed ? -1 : 0;
            if (isNear)
            {
                near[count++] = item;
            }
        }

        filling.Watch(near.AsSpan(0, count));
    }
}
