using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>Today's output as far as it is known: registered rates and observed totals, without any plan.</summary>
/// <remarks>
/// Observations change it up to the as-of month; after that it is flat. The present is possible: each component, and each product that goes into
/// another, supplies at least what today's products need of it. A mineral or material does so only if some figure about it is registered.
/// </remarks>
public sealed class CurrentCapacity
{
    private readonly UnattributedCapacity[] unattributed;
    private readonly double[][] attributed;
    private readonly double[][] made;
    private readonly double[]?[] doubt;
    private readonly UnattributedCapacity?[] beyondMost;
    private readonly double[]?[] implied;
    private readonly int[] knownFrom;
    private readonly int[] madeFrom;

    /// <param name="register">The records.</param>
    /// <param name="items">The items.</param>
    /// <param name="explosion">What goes into each product.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which observations count.</param>
    /// <param name="slip">By line, the months by which a scenario has moved its open plans; null if none has moved.</param>
    public CurrentCapacity(
        Register register, ItemIndex items, Explosion explosion, Horizon horizon, Month asOf, Func<FactoryLine, int>? slip = null)
    {
        Items = items;
        Explosion = explosion;
        Horizon = horizon;
        Partners = new PartnerIndex(register);
        Lines = new RegisteredLines(register, items, Partners, horizon, asOf, slip);
        Observations = new Observations(register, items, horizon, asOf);
        unattributed = new UnattributedCapacity[items.Count];
        attributed = new double[items.Count][];
        made = new double[items.Count][];
        doubt = new double[]?[items.Count];
        beyondMost = new UnattributedCapacity?[items.Count];
        implied = new double[]?[items.Count];
        knownFrom = new int[items.Count];
        madeFrom = new int[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            Observe(item);
        }

        Imply();
        Unstated = new UnstatedCapacity(register, this, asOf);
        Paces = new DampedPaces(register, items, horizon, Observations, Lines, asOf);
    }

    private CurrentCapacity(CurrentCapacity other, DampedPaces paces)
    {
        (Items, Explosion, Horizon, Partners, Lines) = (other.Items, other.Explosion, other.Horizon, other.Partners, other.Lines);
        (Observations, Unstated, Paces) = (other.Observations, other.Unstated, paces);
        (unattributed, attributed, made, doubt) = (other.unattributed, other.attributed, other.made, other.doubt);
        (beyondMost, implied, knownFrom, madeFrom) = (other.beyondMost, other.implied, other.knownFrom, other.madeFrom);
    }

    public ItemIndex Items { get; }

    public Explosion Explosion { get; }

    public Horizon Horizon { get; }

    public PartnerIndex Partners { get; }

    public RegisteredLines Lines { get; }

    public Observations Observations { get; }

    /// <summary>The part whose growth nobody has stated.</summary>
    public UnstatedCapacity Unstated { get; }

    /// <summary>The paces at which that part grows in the central reading.</summary>
    public DampedPaces Paces { get; }

    /// <summary>The same with other paces.</summary>
    internal CurrentCapacity With(DampedPaces paces) => ReferenceEquals(paces, Paces) ? this : new CurrentCapacity(this, paces);

    /// <summary>How a reading lets the unstated part grow.</summary>
    internal UnstatedGrowth GrowthIn(Reading reading) => reading switch
    {
        Reading.Floor => UnstatedGrowth.None,
        Reading.Central => UnstatedGrowth.At(Paces),
        Reading.Ceiling or _ => UnstatedGrowth.KeepsPace,
    };

    /// <summary>Whether the item has a registered line or an observation.</summary>
    public bool IsRegistered(int item) => Lines.Of(item).Count > 0 || Observations.Name(Items[item]);

    /// <summary>The first month in which the capacity is known; the number of months if it never is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The first month in which a rate of a line or an observation is known; the number of months if it never is.</summary>
    public int MadeFrom(int item) => madeFrom[item];

    /// <summary>Registered, unattributed and implied capacity together, units a month; 0 if nothing is known.</summary>
    public double Rate(int item, int month) => attributed[item][month] + Implied(item, month);

    /// <summary>What was made: the stated rates and the observed output beyond them, without any plan; units a month, 0 if nothing is known.</summary>
    /// <remarks>
    /// An observation includes what was commissioned by then, and so does this. Capacity counts that with the plan instead, and what is left of the
    /// observation beside it.
    /// </remarks>
    public double Made(int item, int month) => made[item][month];

    /// <summary>The observed output beyond the registered lines.</summary>
    public UnattributedCapacity Unattributed(int item) => unattributed[item];

    /// <summary>The observed output beyond the registered lines, as a reading takes what they make.</summary>
    internal UnattributedCapacity Unattributed(int item, bool hopeful) => (hopeful ? beyondMost[item] : null) ?? unattributed[item];

    /// <summary>What today's products need of an item beyond its registered and observed output, units a month.</summary>
    public double Implied(int item, int month) => implied[item]?[month] ?? 0;

    /// <summary>
    /// How much more a reading lets an item's lines make than they are sure to: the upper ends of ranges, capacities where no output is stated, and rates that
    /// were first stated after an observation, which contains them at the floor; units a month.
    /// </summary>
    internal double Doubt(int item, int month, bool hopeful) => hopeful ? doubt[item]?[month] ?? 0 : 0;

    /// <summary>An item's capacity without unstated growth, units a month.</summary>
    /// <param name="item">The item.</param>
    /// <param name="month">The month.</param>
    /// <param name="hopeful">Whether newly published rates add fully. Otherwise they first take the place of capacity without a known maker.</param>
    /// <param name="sure">The present rate plus the changes by plans of known rates. A negative value counts as 0: an observed total may already
    /// include a cut that a line announces as well.</param>
    /// <param name="newlyPublished">The newly published rates of lines of unknown rate, by the partners of <see cref="RegisteredLines.UnknownOf"/>;
    /// empty if there are none.</param>
    /// <param name="left">What a loss leaves of capacity without a registered maker, which newly published rates can then no longer replace.</param>
    internal double StatedCapacity(
        int item, int month, bool hopeful, double sure, ReadOnlySpan<double> newlyPublished, in UnattributedShares left)
    {
        if (!hopeful)
        {
            return Math.Max(0, sure) + (newlyPublished.IsEmpty ? 0 : Unattributed(item).Excess(
                Lines.UnknownOf(item), newlyPublished, Implied(item, month) * left.OfNobodyKnown, month, left));
        }

        var together = 0.0;
        foreach (var rate in newlyPublished)
        {
            together += rate;
        }

        return Math.Max(0, sure) + together;
    }

    private void Observe(int item)
    {
        var observations = Observations.Of(Items[item]);
        var bare = Unattributed(item, observations, withPlans: false);
        var capacity = observations.Count > 0 && Lines.HasCommissioned(item)
            ? Unattributed(item, observations, withPlans: true)
            : bare;
        unattributed[item] = capacity;
        attributed[item] = new double[Horizon.Months];
        made[item] = ReferenceEquals(bare, capacity) ? attributed[item] : new double[Horizon.Months];
        for (var month = 0; month < Horizon.Months; month++)
        {
            var registered = 0.0;
            for (var partner = 0; partner < Partners.Count; partner++)
            {
                registered += Lines.Current(item, partner, month);
            }

            made[item][month] = registered + bare.Total(month);
            attributed[item][month] = registered + capacity.Total(month);
        }

        if (Lines.IsDoubtful(item, [.. observations.Values.SelectMany(each => each)]))
        {
            var most = beyondMost[item] = Unattributed(item, observations, withPlans: true, hopeful: true);
            doubt[item] = [.. Enumerable.Range(0, Horizon.Months).Select(month =>
                Math.Max(0, most.Total(month) - capacity.Total(month) + Lines.Of(item).Sum(line => line.Doubt(month))))];
        }

        knownFrom[item] = madeFrom[item] = Math.Min(Lines.KnownFrom(item), capacity.ObservedFrom);
    }

    /// <summary>The output of an item beyond its registered lines, if these are its observations.</summary>
    /// <param name="item">The item.</param>
    /// <param name="observations">The observations.</param>
    /// <param name="withPlans">Whether an observation contains what was commissioned by then as well.</param>
    /// <param name="hopeful">Whether lines make the most that is stated, and one that was first stated later is new.</param>
    internal UnattributedCapacity Unattributed(
        int item, IReadOnlyDictionary<Extent, List<Observation>> observations, bool withPlans, bool hopeful = false)
    {
        // What observations contain is worked out once for each month and each set of sites.
        var known = new Dictionary<(int Month, IReadOnlyList<SiteId> Sites), ContainedRates>();
        return new UnattributedCapacity(
            observations,
            (observed, sites) => known.TryGetValue((observed, sites), out var rates)
                ? rates
                : known[(observed, sites)] = Lines.ContainedIn(item, observed, withPlans, hopeful, sites),
            Observations.IsOpen,
            Partners,
            Horizon.Months,
            hopeful);
    }

    private void Imply()
    {
        for (var item = 0; item < implied.Length; item++)
        {
            if (IsImplied(item))
            {
                var needs = implied[item] = new double[Horizon.Months];
                foreach (var user in Explosion.Uses.UsersOf(item))
                {
                    var outputs = made[Explosion.Products[user.Product]];
                    for (var month = 0; month < needs.Length; month++)
                    {
                        needs[month] += user.Quantity * outputs[month];
                    }
                }
            }
        }

        foreach (var (item, needs) in implied.Index())
        {
            for (var month = 0; month < (needs?.Length ?? 0); month++)
            {
                knownFrom[item] = needs![month] > 0 ? Math.Min(knownFrom[item], month) : knownFrom[item];
                needs[month] = Math.Max(0, needs[month] - made[item][month]);
            }
        }
    }

    /// <summary>Whether today's products imply a capacity of the item. A product that goes into no other is what it is observed to be.</summary>
    private bool IsImplied(int item) =>
        Items.IsProduct(item) ? Explosion.Uses.UsersOf(item).Length > 1
        : Items.RecordOf(item) is not null || Lines.HasFigure(item) || Observations.Name(Items[item]);
}
