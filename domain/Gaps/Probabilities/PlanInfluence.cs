using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Compares the trials in which a plan is in effect by the goal's last month with those in which it is not, for one family.</summary>
/// <remarks>The difference is not only the effect of the plan: plans of one site and one operator tend to come together.</remarks>
/// <param name="Family">The family.</param>
/// <param name="Site">The factory's id.</param>
/// <param name="Item">The item that the line makes.</param>
/// <param name="Stage">The line's stage of production.</param>
/// <param name="Line">The line's name; null if it has none.</param>
/// <param name="Plan">The plan's id on its line.</param>
/// <param name="InEffect">The trials in which it is in effect by then.</param>
/// <param name="ReachedWith">Of those, the trials in which the goal is reached; null if there are none.</param>
/// <param name="ReachedWithout">Of the others, the trials in which the goal is reached; null if there are none.</param>
/// <param name="ShortfallWith">The part of the family's paths that is missed on average with it, 0 to 1; null if there are no such trials.</param>
/// <param name="ShortfallWithout">The same without it; null if there are no such trials.</param>
public sealed record PlanInfluence(
    Family Family,
    SiteId Site,
    ItemCode Item,
    Keyword Stage,
    LineName? Line,
    Keyword Plan,
    Frequency InEffect,
    Frequency? ReachedWith,
    Frequency? ReachedWithout,
    double? ShortfallWith,
    double? ShortfallWithout)
{
    /// <summary>How much more probable the goal is with it than without it; 0 if one of the two never occurs.</summary>
    public double OnProbability => ReachedWith is { } with && ReachedWithout is { } without ? with.Probability - without.Probability : 0;

    /// <summary>How much smaller the shortfall is with it than without it; 0 if one of the two never occurs.</summary>
    public double OnShortfall => ShortfallWith is { } with && ShortfallWithout is { } without ? without - with : 0;
}
