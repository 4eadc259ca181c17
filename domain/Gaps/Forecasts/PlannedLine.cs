using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>A line with expansions, and what every case has in common: the order of the expansions, and which of them can never count.</summary>
public sealed class PlannedLine
{
    private readonly PlannedStep[] steps;

    public PlannedLine(RegisteredLine registered, Horizon horizon)
    {
        Registered = registered;
        Current = registered.Current;
        IsUnknown = Current is null && registered.Factory.Status is not (SiteStatus.Idle or SiteStatus.Closed);
        steps = new PlannedStep[registered.Line.Expansions.Count];
        for (var place = 0; place < steps.Length; place++)
        {
            var expansion = registered.Line.Expansions[place];
            steps[place] = new PlannedStep(
                expansion, horizon.IndexOf(expansion.Effective), BarOf(registered, expansion), expansion.Effective > horizon.Last);
        }

        if (steps.Length > 1)
        {
            Array.Sort(steps, PlannedStep.Compare);
        }
    }

    public RegisteredLine Registered { get; }

    /// <summary>The present rate, units a month; null if unpublished, or if the site is idle or closed.</summary>
    public double? Current { get; }

    /// <summary>Whether the line may make something now at an unknown rate.</summary>
    public bool IsUnknown { get; }

    /// <summary>All expansions, in the order of month, new rate and id.</summary>
    public ReadOnlySpan<PlannedStep> Steps => steps;

    private static ExpansionEffect? BarOf(RegisteredLine registered, Expansion expansion) =>
        expansion.Stage == ExpansionStage.Cancelled ? ExpansionEffect.Cancelled
        : registered.Factory.Status == SiteStatus.Closed ? ExpansionEffect.SiteClosed
        : expansion.NewRate is null && expansion.AddedRate is null ? ExpansionEffect.WithoutRate
        : registered.Line.Observes(expansion) ? ExpansionEffect.AlreadyObserved
        : null;
}
