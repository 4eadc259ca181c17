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
        IsUnknown = Current is null && registered.Factory.Status == SiteStatus.Operating;
        steps = [.. registered.Line.Expansions.Select(expansion => StepOf(expansion, horizon, earliest))];
        if (steps.Length > 1)
        {
            Array.Sort(steps, PlannedStep.Compare);
        }
    }

    public RegisteredLine Registered { get; }

    /// <summary>The present rate, units a month; null if unpublished, or if the site does not operate.</summary>
    public double? Current { get; }

    /// <summary>Whether the line makes something now at an unknown rate. A planned site, or one under construction, makes none of today's output.</summary>
    public bool IsUnknown { get; }

    /// <summary>Whether some expansion that can count states a rate.</summary>
    public bool HasRate => Array.Exists(steps, step => step.Bar is null);

    /// <summary>All expansions, in the order of the months in which they can come, of the months promised, of new rate and of id.</summary>
    public ReadOnlySpan<PlannedStep> Steps => steps;

    private PlannedStep StepOf(Expansion expansion, Horizon horizon, Month earliest)
    {
        var from = horizon.IndexOf(expansion.Stage != ExpansionStage.Commissioned && expansion.Effective < earliest ? earliest : expansion.Effective);
        return new PlannedStep(expansion, from, BarOf(expansion), from >= horizon.Months);
    }

    private ExpansionEffect? BarOf(Expansion expansion) =>
        expansion.Stage == ExpansionStage.Cancelled ? ExpansionEffect.Cancelled
        : Registered.Factory.Status == SiteStatus.Closed ? ExpansionEffect.SiteClosed
        : expansion.NewRate is null && expansion.AddedRate is null ? ExpansionEffect.WithoutRate
        : Registered.Line.Observes(expansion) || IsOvertaken(expansion) ? ExpansionEffect.AlreadyObserved
        : null;

    /// <summary>Whether a total promised for the same month or a later one is commissioned, while this expansion is not.</summary>
    private bool IsOvertaken(Expansion expansion) =>
        expansion.Stage != ExpansionStage.Commissioned
        && Registered.Line.Expansions.Any(other =>
            other.Stage == ExpansionStage.Commissioned && other.NewRate is not null && other.Effective >= expansion.Effective);
}
