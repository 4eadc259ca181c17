using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Promises;

/// <summary>A plan seen as a promise: the first promise, the present one, and the outcome so far.</summary>
public sealed record Promise
{
    private Promise(FactoryLine registered, Plan plan, Month asOf)
    {
        var first = plan.First.Effective;
        Id = $"{registered.Id}/{plan.Id}";
        Partner = registered.Factory.Partner;
        Operator = registered.Factory.Operator;
        Item = registered.Line.Item;
        Plan = plan;
        First = first;
        IsDue = first <= asOf;
        Kept = KeptShare.Of(registered.Line, plan);
        State = StateOf(plan, KeptShare.IsInPart(registered.Line, plan), asOf);
        Delay = plan.IsOff || State == PromiseState.WithoutDate ? null
            : State == PromiseState.Overdue ? asOf.Since(first)
            : SlipMonths;
    }

    /// <summary>Factory, item, stage of production and plan, as reports cite it.</summary>
    public string Id { get; }

    public CountryCode Partner { get; }

    /// <summary>The factory's operator, as registered.</summary>
    public string Operator { get; }

    public ItemCode Item { get; }

    /// <summary>The record, with its history.</summary>
    public Plan Plan { get; }

    /// <summary>The month promised when the promise was first registered.</summary>
    public Month First { get; }

    /// <summary>The month promised now; for a commissioned plan, the month in which it came.</summary>
    public Month Current => Plan.Effective;

    /// <summary>How many months the promised month has moved; negative if it was brought forward.</summary>
    public int SlipMonths => Plan.SlipMonths;

    /// <summary>
    /// The known delay in months. It is the slip; for an overdue promise it is the time from the first promised month to the as-of month, as a
    /// minimum. Negative if early; null if the promise was cancelled, replaced or withdrawn, or has no date.
    /// </summary>
    public int? Delay { get; }

    /// <summary>Whether the first promised month is the as-of month or earlier.</summary>
    public bool IsDue { get; }

    /// <summary>The furthest stage ever reached; null if only the cancellation is known.</summary>
    public PlanStage? StageReached =>
        Plan.History.Where(revision => !revision.IsCorrected).Select(revision => revision.Terms.Stage).Append(Plan.Stage)
            .Where(stage => stage != PlanStage.Cancelled)
            .Max(stage => (PlanStage?)stage);

    /// <summary>How much of the change promised first came, 1 if all; null if it has not come, or if a rate is unpublished.</summary>
    public double? Kept { get; }

    public PromiseState State { get; }

    /// <summary>The id that the promise would have at another site.</summary>
    /// <param name="site">The id of that site, by the id of this one.</param>
    internal string IdAt(Func<string, string> site) => $"{site(Id[..Id.IndexOf('/', StringComparison.Ordinal)])}{Id[Id.IndexOf('/', StringComparison.Ordinal)..]}";

    /// <summary>All promises of a register, in the order of factory, item, stage of production and plan.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month as of which they are judged.</param>
    public static IEnumerable<Promise> Of(Register register, Month asOf) =>
        from line in FactoryLine.Of(register.Counted().Factories)
        from plan in line.Line.Plans.OrderBy(plan => plan.Id.Value, StringComparer.Ordinal)
        select new Promise(line, plan, asOf);

    private static PromiseState StateOf(Plan plan, bool isInPart, Month asOf) =>
        plan.Stage == PlanStage.Cancelled ? PromiseState.Cancelled
        : plan.ReplacedBy is not null ? PromiseState.Replaced
        : plan.Withdrawn is not null ? PromiseState.Withdrawn
        : plan.DatePrecision == DatePrecision.Placeholder ? PromiseState.WithoutDate
        : plan.Stage == PlanStage.Commissioned ? (isInPart ? PromiseState.KeptInPart : plan.SlipMonths > 0 ? PromiseState.KeptLate : PromiseState.KeptOnTime)
        : plan.Effective < asOf ? PromiseState.Overdue
        : plan.SlipMonths > 0 ? PromiseState.Moved
        : PromiseState.Open;
}
