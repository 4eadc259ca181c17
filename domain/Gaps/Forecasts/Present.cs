using CoProduction.Gaps.Explosions;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Forecasts;

/// <summary>What is made today as far as anybody says: registered rates and observed totals, without any expansion.</summary>
/// <remarks>
/// Observations step it up to the as-of month; after that it is flat. What the products are observed to reach, their components
/// must supply: a component of which anything is registered or observed is taken to supply at least that.
/// </remarks>
public sealed class Present
{
    private readonly UnattributedCapacity[] unattributed;
    private readonly double[][] attributed;
    private readonly double[]?[] implied;
    private readonly int[] knownFrom;
    private readonly bool[] mapped;

    public Present(Register register, ItemIndex items, Explosion explosion, Horizon horizon, Month asOf)
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

    /// <summary>Whether some line of the item is registered, or some observation names it. What is not mapped binds nothing.</summary>
    public bool IsMapped(int item) => mapped[item];

    /// <summary>The first month in which the rate is known; the number of months where it never is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>Units a month: registered, unattributed and implied together; 0 where nothing is known.</summary>
    public double Rate(int item, int month) => attributed[item][month] + Implied(item, month);

    /// <summary>What is observed beyond the registered lines.</summary>
    public UnattributedCapacity Unattributed(int item) => unattributed[item];

    /// <summary>What of a component today's products need beyond what is registered and observed of it, units a month.</summary>
    public double Implied(int item, int month) => implied[item]?[month] ?? 0;

    /// <summary>An item's capacity at the lower bound, units a month.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month.</param>
    /// <param name="sure">What it makes at present and what expansions of known rates change. Never below 0 in the end: an observed total may already hold a cut that a line announces as well.</param>
    /// <param name="comingToLight">What lines of unknown rate step to, by the partners of <see cref="RegisteredLines.UnknownOf"/>; none where they do not.</param>
    public double LowerCapacity(int item, int month, double sure, ReadOnlySpan<double> comingToLight) =>
        LowerCapacity(item, month, sure, comingToLight, UnattributedShares.All);

    /// <summary>The same where some of what has no registered maker is gone, so that it can no longer be replaced.</summary>
    public double LowerCapacity(int item, int month, double sure, ReadOnlySpan<double> comingToLight, in UnattributedShares left) =>
        Math.Max(0, sure)
        + (comingToLight.IsEmpty ? 0 : Unattributed(item).Excess(
            Lines.UnknownOf(item), comingToLight, Implied(item, month) * left.OfNobodyKnown, month, left));

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
