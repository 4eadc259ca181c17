using System.Runtime.CompilerServices;
namespace CoProduction.Gaps.Explosions;

/// <summary>The quantities in one unit of each product, product by product in one flat array. Calculations use this compiled form.</summary>
public sealed class UseMatrix
{
    private readonly Use[] uses;
    private readonly int[] starts;
    private readonly User[] users;
    private readonly int[] firstUsers;

    /// <param name="byProduct">By product, the contents of one unit; items in ascending order, including the product itself.</param>
    /// <param name="items">The number of items.</param>
    /// <exception cref="ArgumentException">A use names no existing item, has no quantity or is not in ascending order.</exception>
    public UseMatrix(IReadOnlyList<IReadOnlyList<Use>> byProduct, int items)
    {
        Items = items;
        uses = [.. byProduct.SelectMany(each => each)];
        starts = new int[byProduct.Count + 1];
        for (var product = 0; product < byProduct.Count; product++)
        {
            starts[product + 1] = starts[product] + byProduct[product].Count;
            Check(this[product]);
        }

        users = [.. byProduct.SelectMany((each, product) => each.Select(use => (use.Item, new User(product, use.Quantity)))).OrderBy(each => each.Item).Select(each => each.Item2)];
        firstUsers = new int[items + 1];
        foreach (var use in uses)
        {
            firstUsers[use.Item + 1]++;
        }

        for (var item = 0; item < items; item++)
        {
            firstUsers[item + 1] += firstUsers[item];
        }
    }

    public int Products => starts.Length - 1;

    public int Items { get; }

    /// <summary>The number of uses of all products.</summary>
    public int Count => uses.Length;

    /// <summary>The contents of one unit of the product, in the order of the items.</summary>
    public ReadOnlySpan<Use> this[int product]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => uses.AsSpan(starts[product], starts[product + 1] - starts[product]);
    }

    /// <summary>The products that need an item, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<User> UsersOf(int item) => users.AsSpan(firstUsers[item], firstUsers[item + 1] - firstUsers[item]);

    /// <summary>The range of the product's uses among those of all products.</summary>
    public Range PlacesOf(int product) => starts[product]..starts[product + 1];

    /// <summary>The quantity of an item in one unit of a product; 0 if none goes into it.</summary>
    public double Quantity(int product, int item)
    {
        foreach (var use in this[product])
        {
            if (use.Item == item)
            {
                return use.Quantity;
            }
        }

        return 0;
    }

    /// <summary>Computes how much of each item the outputs use.</summary>
    /// <param name="outputs">By product, units a month.</param>
    /// <param name="used">By item, units a month; overwritten.</param>
    public void Use(ReadOnlySpan<double> outputs, Span<double> used)
    {
        used.Clear();
        for (var product = 0; product < outputs.Length; product++)
        {
            foreach (var use in this[product])
            {
                used[use.Item] += use.Quantity * outputs[product];
            }
        }
    }

    private void Check(ReadOnlySpan<Use> ofOne)
    {
        var last = -1;
        foreach (var use in ofOne)
        {
            if (use.Item <= last || use.Item >= Items || !(use.Quantity > 0))
            {
                throw new ArgumentException($"{use} after item {last} of {Items}: items rise, quantities are above 0.", nameof(ofOne));
            }

            last = use.Item;
        }
    }
}
