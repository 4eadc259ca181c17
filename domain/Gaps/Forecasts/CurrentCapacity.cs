using CoProduction.Gaps.Explosions;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Today's output as far as it is known: registered rates and observed totals, without any expansion.</summary>
/// <remarks>
/// Observations change it up to the as-of month; after that it is flat. Components must supply what the products are observed to reach, so a
/// component with a registered line or an observation supplies at least that.
/// </remarks>
public sealed class CurrentCapacity
{
    private readonly UnattributedCapacity[] unattributed;
    private readonly double[][] attributed;
    private readonly double[]?[] implied;
    private readonly int[] knownFrom;
    private readonly bool[] mapped;

    public CurrentCapacity(Register register, ItemIndex items, Explosion explosion, Horizon horizon, Month asOf)
    {
        Items = items;
        Explosion = explosion;
        Horizon = horizon;
        Partners = new PartnerIndex(register);
        Lines = new RegisteredLines(register, items, Partners, horizon);
        Observations = new Observations(register, items, horizon, asOf);
        unattributed = new UnattributedCapacity[items.Count];
        attributed = new double[items.Count][];
        implied = new double[]?[items.Count];
        knownFrom = new int[items.Count];
        mapped = new bool[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            Observe(item);
        }

        Imply();
    }

    public ItemIndex Items { get; }

    public Explosion Explosion { get; }

    public Horizon Horizon { get; }

    public PartnerIndex Partners { get; }

    public RegisteredLines Lines { get; }

    public Observations Observations { get; }

    /// <summary>Whether the item has a registered line or an observation. An unmapped item binds nothing.</summary>
    public bool IsMapped(int item) => mapped[item];

    /// <summary>The first month in which the rate is known; the number of months if it never is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>Registered, unattributed and implied capacity together, units a month; 0 if nothing is known.</summary>
    public double Rate(int item, int month) => attributed[item][month] + Implied(item, month);

    /// <summary>The observed output beyond the registered lines.</summary>
    public UnattributedCapacity Unattributed(int item) => unattributed[item];

    /// <summary>What today's products need of a component beyond its registered and observed output, units a month.</summary>
    public double Implied(int item, int month) => implied[item]?[month] ?? 0;

    /// <summary>An item's capacity at the lower bound, units a month.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month.</param>
    /// <param name="sure">The present rate plus the changes by expansions of known rates. A negative value counts as 0: an observed total may already
    /// include a cut that a line announces as well.</param>
    /// <param name="newlyPublished">The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>;
    /// empty if there are none.</param>
    public double LowerCapacity(int item, int month, double sure, ReadOnlySpan<double> newlyPublished) =>
        LowerCapacity(item, month, sure, newlyPublished, UnattributedShares.All);

    /// <summary>The same after a loss of capacity without a registered maker, which newly published rates can then no longer replace.</summary>
    public double LowerCapacity(int item, int month, double sure, ReadOnlySpan<double> newlyPublished, in UnattributedShares left) =>
        Math.Max(0, sure)
        + (newlyPublished.IsEmpty ? 0 : Unattributed(item).Excess(
            Lines.UnknownOf(item), newlyPublished, Implied(item, month) * left.OfNobodyKnown, month, left));

    private void Observe(int item)
    {
        var capacity = new UnattributedCapacity(
            Observations.Of(Items[item]), partner => Lines.Current(item, partner), Partners, Horizon.Months);
        var registered = 0.0;
        for (var partner = 0; partner < Partners.Count; partner++)
        {
            registered += Lines.Current(item, partner);
        }

        unattributed[item] = capacity;
        attributed[item] = new double[Horizon.Months];
        for (var month = 0; month < Horizon.Months; month++)
        {
            attributed[item][month] = registered + capacity.Total(month);
        }

        mapped[item] = Lines.Of(item).Count > 0 || Observations.Name(Items[item]);
        var impliedAtLeast = mapped[item] && !Items.IsProduct(item);
        knownFrom[item] = Lines.HasRate(item) || impliedAtLeast ? 0 : capacity.ObservedFrom;
    }

    private void Imply()
    {
        for (var product = 0; product < Explosion.Products.Count; product++)
        {
            var outputs = attributed[Explosion.Products[product]];
            foreach (var use in Explosion.Uses[product])
            {
                if (mapped[use.Item] && !Items.IsProduct(use.Item))
                {
                    var needs = implied[use.Item] ??= new double[Horizon.Months];
                    for (var month = 0; month < Horizon.Months; month++)
                    {
                        needs[month] += use.Quantity * outputs[month];
                    }
                }
            }
        }

        foreach (var (item, needs) in implied.Index())
        {
            for (var month = 0; month < (needs?.Length ?? 0); month++)
            {
                needs![month] = Math.Max(0, needs[month] - attributed[item][month]);
            }
        }
    }
}
