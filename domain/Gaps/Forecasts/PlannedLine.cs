using CoProduction.Registry.Dates;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with plans, and what every case has in common: the order of the plans, and which of them can never count.</summary>
public sealed class PlannedLine
{
    private readonly PlannedStep[] steps;
    private readonly PlannedLine atMost;

    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="earliest">The earliest month in which a plan that is not commissioned can come: the month after the as-of month, or later if
    /// a scenario has moved the line's plans.</param>
    public PlannedLine(RegisteredLine registered, Horizon horizon, Month earliest)
        : this(registered, horizon, earliest, most: false)
    {
        atMost = registered.Most is null && !LowersOrDoubts() ? this : new PlannedLine(registered, horizon, earliest, most: true);
    }

    private PlannedLine(RegisteredLine registered, Horizon horizon, Month earliest, bool most)
    {
        (IsMost, atMost) = (most, this);
        Registered = registered;
        Current = registered.Current;
        IsUnknown = Current is null && registered.Status == SiteStatus.Operating;
        Months = horizon;
        steps = new PlannedStep[registered.Line.Plans.Count];
        for (var place = 0; place < steps.Length; place++)
        {
            steps[place] = new PlannedStep(registered.Line.Plans[place], horizon, earliest, registered.AsOf, most, BarOf(registered.Line.Plans[place]));
        }

        if (steps.Length > 1)
        {
            Array.Sort(steps, PlannedStep.Compare);
        }
    }

    public RegisteredLine Registered { get; }

    /// <summary>The present rate, units a month; null if unpublished, or if the site does not operate.</summary>
    public double? Current { get; }

    /// <summary>The months.</summary>
    private Horizon Months { get; }

    /// <summary>What the line makes in a month of the horizon, without its plans; units a month, 0 if unknown.</summary>
    public double Made(int month) => (Registered.Output.At(month) ?? 0) + (IsMost ? Registered.Doubt(month) : 0);

    /// <summary>Whether doubt is decided in favour of capacity: ranges, vague dates and cuts that are not commissioned.</summary>
    public bool IsMost { get; }

    /// <summary>Whether nothing about the line is in doubt, so that every reading takes it alike.</summary>
    public bool IsSure => !IsMost && ReferenceEquals(this, atMost);

    /// <summary>The line as a reading takes it.</summary>
    /// <param name="most">Whether doubt is decided in favour of capacity.</param>
    public PlannedLine In(bool most) => most ? atMost : this;

    /// <summary>Whether it makes the same, but for plans, in all months in which one can be in effect.</summary>
    public bool IsSteady =>
        Registered.Output.Settled <= 0 || (Registered.IsSteady && !Array.Exists(steps, step => step.Bar is null && step.From <= Registered.Now));

    /// <summary>The month from which plans count in a month: none before a site stood idle, and none at all of one that is closed by then.</summary>
    public int CountingFrom(int month)
    {
        var from = int.MinValue;
        for (var place = 0; place < Registered.Factory.Statuses.Count; place++)
        {
            var status = Registered.Factory.Statuses[place];
            if (status.Month is { } since && since <= Months.At(month))
            {
                from = status.Status switch
                {
                    SiteStatus.Closed => int.MaxValue,
                    SiteStatus.Idle => Months.IndexOf(since),
                    _ => from == int.MaxValue ? Months.IndexOf(since) : from,
                };
            }
        }

        return from;
    }

    /// <summary>Whether the line makes something now at an unknown rate. A planned site, or one under construction, makes none of today's output.</summary>
    public bool IsUnknown { get; }

    /// <summary>Whether some plan that can count states a rate.</summary>
    public bool HasRate => Array.Exists(steps, step => step.Bar is null);

    /// <summary>Whether some plan that counts is commissioned.</summary>
    public bool HasCommissioned => Array.Exists(steps, step => step.Bar is null && step.Plan.Stage == PlanStage.Commissioned);

    /// <summary>All plans, in the order of the months in which they can come, of the months promised, of new rate and of id.</summary>
    public ReadOnlySpan<PlannedStep> Steps => steps;

    private bool LowersOrDoubts()
    {
        var before = Current ?? 0;
        foreach (var step in steps)
        {
            if (step.Bar is null && (!step.Plan.Terms.IsExact || step.Total < before))
            {
                return true;
            }

            before = step.Bar is null ? step.Total ?? (before + step.Added) : before;
        }

        return !Registered.IsSteady;
    }

    private PlanEffect? BarOf(Plan plan) =>
        plan.Stage == PlanStage.Cancelled ? PlanEffect.Cancelled
        : plan.ReplacedBy is not null ? PlanEffect.Replaced
        : plan.Withdrawn is not null ? PlanEffect.Withdrawn
        : Registered.Status == SiteStatus.Closed ? PlanEffect.SiteClosed
        : !plan.Terms.StatesRate ? PlanEffect.WithoutRate
        : Registered.Line.Observes(plan) || IsOvertaken(plan) ? PlanEffect.AlreadyObserved
        : null;

    /// <summary>Whether a total promised for the same month or a later one is commissioned, while this plan is not.</summary>
    private bool IsOvertaken(Plan plan) =>
        plan.Stage != PlanStage.Commissioned
        && Registered.Line.Plans.Count > 1
        && Registered.Line.Plans.Any(other =>
            other is { Stage: PlanStage.Commissioned, IsOff: false, Terms.Total: not null } && other.Effective >= plan.Effective);
}
