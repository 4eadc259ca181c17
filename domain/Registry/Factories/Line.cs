using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Factories;

/// <summary>A factory's production of one item at one stage.</summary>
public sealed record Line
{
    /// <summary>The stage at which a product is finished. Only lines of this stage count towards a product.</summary>
    public static readonly Keyword Complete = Parsed.As<Keyword>("complete");

    /// <param name="item">The product, component or material that the line makes.</param>
    /// <param name="stage">The stage of production: complete, body, charge, energetics, fuze, …</param>
    /// <param name="rates">What is stated of its output, its capacity and its surge, in any order; empty if nothing is published.</param>
    /// <param name="source">Who says that the line is there, if it is not the factory's source; also the source of rates that have none of their own.</param>
    /// <param name="plans">The promised changes, in any order.</param>
    /// <exception cref="ArgumentException">Two statements are the same, or two plans have one id.</exception>
    public Line(ItemCode item, Keyword stage, IReadOnlyList<Statement> rates, Source? source, IReadOnlyList<Plan> plans)
    {
        Item = item;
        Stage = stage;
        Rates = InOrder(rates);
        Source = source;
        var own = ValueList.Of(plans, nameof(plans));
        Plans = own.Count < 2 || own.DistinctBy(plan => plan.Id).Count() == own.Count
            ? own
            : throw new ArgumentException("Must not have two plans with one id.", nameof(plans));
        HasUnits = AreAnyIn(Rates, Plans);
    }

    public ItemCode Item { get; }

    public Keyword Stage { get; }

    /// <summary>What tells it from another line of the same item and stage; null if there is none.</summary>
    public LineName? Name { get; init; }

    /// <summary>Whether a figure is stated in another unit than the item's own, so that it must be converted before it counts.</summary>
    public bool HasUnits { get; private init; }

    /// <summary>What tells it from the other lines of its factory.</summary>
    public LineKey Key => new(Item, Stage, Name);

    /// <summary>In the order of measure, period and source, however they were given.</summary>
    public IReadOnlyList<Statement> Rates { get; private init; }

    public Source? Source { get; }

    public IReadOnlyList<Plan> Plans { get; private init; }

    /// <summary>
    /// The source that says that nothing further is planned for this line: its plans come, and no others. Null if nobody says so; there may then be
    /// plans that the register does not know.
    /// </summary>
    public Source? NonePlanned { get; init; }

    /// <summary>
    /// Whether the rates were given in a form that holds only some of them, so that they are added to those of the version before.
    /// </summary>
    public bool AddsRates { get; init; }

    /// <summary>
    /// Whether the plans were given in a form that holds only some of them, so that they are added to those of the version before. Otherwise one that is left
    /// out is withdrawn.
    /// </summary>
    public bool AddsPlans { get; init; }

    /// <summary>
    /// Whether an output was stated in the plan's month or later. It then includes the plan, or the plan was missed.
    /// </summary>
    public bool Observes(Plan plan)
    {
        for (var place = 0; place < Rates.Count; place++)
        {
            if (Rates[place] is { Measure: Measure.Output } rate && rate.From >= plan.Effective)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The latest statement of a measure up to a month; null if there is none. One without a date comes before all others.</summary>
    public Statement? Latest(Measure measure, Month upTo)
    {
        Statement? latest = null;
        for (var place = 0; place < Rates.Count; place++)
        {
            var rate = Rates[place];
            latest = rate.Measure == measure && !(rate.From > upTo) && (latest is null || Counts(rate, latest)) ? rate : latest;
        }

        return latest;
    }

    /// <summary>Whether one of two statements of a measure counts rather than the other: the later; of one month the better founded, then the lower.</summary>
    internal bool Counts(Statement one, Statement other) =>
        one.From != other.From ? Comparer<Month?>.Default.Compare(one.From, other.From) > 0
        : SourceOf(one)?.Confidence is var left && SourceOf(other)?.Confidence is var right && left != right ? left < right
        : one.Lowest < other.Lowest;

    /// <summary>This line with other plans.</summary>
    /// <exception cref="ArgumentException">Two plans have one id.</exception>
    public Line With(IReadOnlyList<Plan> plans) =>
        new(Item, Stage, Rates, Source, plans) { Name = Name, NonePlanned = NonePlanned, AddsRates = AddsRates, AddsPlans = AddsPlans };

    /// <summary>This line with other rates.</summary>
    /// <exception cref="ArgumentException">Two statements are the same.</exception>
    public Line WithRates(IReadOnlyList<Statement> rates) => this with { Rates = InOrder(rates), HasUnits = AreAnyIn(rates, Plans) };

    /// <summary>
    /// This line with every figure in the unit in which its item is counted. A figure in a unit that does not convert says nothing, and is left out.
    /// </summary>
    /// <param name="unitsOf">How many of the item's own unit one of a unit is; null if it does not convert.</param>
    public Line InOwnUnits(Func<string, double?> unitsOf)
    {
        return !HasUnits ? this : this with
        {
            Rates = InOrder([.. Rates.Select(rate => Own(rate.Quantity) is { } own ? new Statement(rate.Measure, own, rate.Period, rate.Source) : null).OfType<Statement>()]),
            Plans = ValueList.Of([.. Plans.Select(plan => plan.With(Own))]),
            HasUnits = false,
        };

        Quantity? Own(Quantity quantity) =>
            quantity.Unit is null ? quantity : unitsOf(quantity.Unit) is { } units ? quantity.InOwnUnits(units) : null;
    }

    /// <summary>
    /// This line as the next version of <paramref name="former"/>: each plan continues the history of the one with its id, one that is left out is withdrawn, and
    /// rates and plans that were given in part are added to the former ones.
    /// </summary>
    /// <param name="former">The version before; null for a new line.</param>
    /// <param name="today">The day of the change (UTC).</param>
    public Line After(Line? former, DateOnly today) =>
        this with
        {
            Rates = AddsRates && former is not null ? InOrder([.. former.Rates.Where(rate => !Rates.Any(rate.IsSameAs)), .. Rates]) : Rates,
            AddsRates = false,
            Plans = ValueList.Of([.. PlansAfter(former?.Plans ?? [], today)]),
            AddsPlans = false,
            HasUnits = HasUnits || former?.HasUnits == true,
        };

    private IEnumerable<Plan> PlansAfter(IReadOnlyList<Plan> former, DateOnly today)
    {
        var stated = AddsPlans && former.Count > 0 ? PlanIds.Assign(former, [.. Plans.Select(plan => (plan.IsUnnamed ? null : plan.Id, plan))]) : Plans;
        var leftOut = former.Where(earlier => !stated.Any(plan => plan.Id == earlier.Id)).Select(earlier => earlier with { Withdrawn = earlier.IsOff ? earlier.Withdrawn : today, IsKept = true });
        return stated
            .Select(plan => former.FirstOrDefault(earlier => earlier.Id == plan.Id) is { } earlier ? plan.After(earlier, today) : plan with { IsCorrection = false })
            .Concat(leftOut)
            .Select(plan => plan.IsUnnamed ? plan.Named(plan.Id) : plan);
    }

    private Source? SourceOf(Statement statement) => statement.Source ?? Source;

    private static bool AreAnyIn(IReadOnlyList<Statement> rates, IReadOnlyList<Plan> plans)
    {
        var areAny = false;
        for (var place = 0; place < rates.Count; place++)
        {
            areAny |= rates[place].Quantity.Unit is not null;
        }

        for (var place = 0; place < plans.Count; place++)
        {
            areAny |= (plans[place].Terms.Total ?? plans[place].Terms.Added)?.Unit is not null;
        }

        return areAny;
    }

    private static IReadOnlyList<Statement> InOrder(IReadOnlyList<Statement> rates)
    {
        var own = ValueList.Of(rates, nameof(rates));
        if (own.Count < 2)
        {
            return own;
        }

        var sorted = ValueList.Of([.. own.Order()]);
        return sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.IsSameAs(pair.Second))
            ? throw new ArgumentException("Must not have two statements of one measure, period and source.", nameof(rates))
            : sorted;
    }
}
