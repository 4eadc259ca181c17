using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with expansions, and what every case has in common: the order of the expansions, and which of them can never count.</summary>
public sealed class PlannedLine
{
    private readonly PlannedStep[] steps;

    /// <param name="registered">The line.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="earliest">The earliest month in which an expansion that is not commissioned can come: the month after the as-of month, or later if
    /// a scenario has moved the line's plans.</param>
    public PlannedLine(RegisteredLine registered, Horizon horizon, Month earliest)
    {
        Registered = registered;
        Current = registered.Current;
        IsUnknown = Current is null && registered.Status == SiteStatus.Operating;
        Months = horizon;
        steps = new PlannedStep[registered.Line.Expansions.Count];
        for (var place = 0; place < steps.Length; place++)
        {
            steps[place] = StepOf(registered.Line.Expansions[place], horizon, earliest);
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
    public double Made(int month) => Registered.Output.At(month) ?? 0;

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

    /// <summary>Whether some expansion that can count states a rate.</summary>
    public bool HasRate => Array.Exists(steps, step => step.Bar is null);

    /// <summary>Whether some expansion that counts is commissioned.</summary>
    public bool HasCommissioned => Array.Exists(steps, step => step.Bar is null && step.Expansion.Stage == ExpansionStage.Commissioned);

    /// <summary>All expansions, in the order of the months in which they can come, of the months promised, of new rate and of id.</summary>
    public ReadOnlySpan<PlannedStep> Steps => steps;

    private PlannedStep StepOf(Expansion expansion, Horizon horizon, Month earliest)
    {
        var from = horizon.IndexOf(expansion.Stage != ExpansionStage.Commissioned && expansion.Effective < earliest ? earliest : expansion.Effective);
        return new PlannedStep(expansion, from, BarOf(expansion), from >= horizon.Months);
    }

    private ExpansionEffect? BarOf(Expansion expansion) =>
        expansion.Stage == ExpansionStage.Cancelled ? ExpansionEffect.Cancelled
        : Registered.Status == SiteStatus.Closed ? ExpansionEffect.SiteClosed
        : expansion.NewRate is null && expansion.AddedRate is null ? ExpansionEffect.WithoutRate
        : Registered.Line.Observes(expansion) || IsOvertaken(expansion) ? ExpansionEffect.AlreadyObserved
        : null;

    /// <summary>Whether a total promised for the same month or a later one is commissioned, while this expansion is not.</summary>
    private bool IsOvertaken(Expansion expansion) =>
        expansion.Stage != ExpansionStage.Commissioned
        && Registered.Line.Expansions.Count > 1
        && Registered.Line.Expansions.Any(other =>
            other.Stage == ExpansionStage.Commissioned && other.NewRate is not null && other.Effective >= expansion.Effective);
}
