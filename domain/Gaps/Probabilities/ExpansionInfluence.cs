using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How a family fares in the trials in which an expansion is in effect by the goal's last month, beside those in which it is not.</summary>
/// <remarks>What it tells is not a cause alone: expansions of one site and one operator tend to come together.</remarks>
/// <param name="Family">The family.</param>
/// <param name="Site">The factory's id.</param>
/// <param name="Item">What the line makes.</param>
/// <param name="Stage">The line's stage of production.</param>
/// <param name="Expansion">The expansion's id on its line.</param>
/// <param name="InEffect">In how many trials it is in effect by then.</param>
/// <param name="ReachedWith">In how many of those the goal is reached; null where there are none.</param>
/// <param name="ReachedWithout">In how many of the others the goal is reached; null where there are none.</param>
/// <param name="ShortfallWith">Units that the family is short on average in those; null where there are none.</param>
/// <param name="ShortfallWithout">Units that the family is short on average in the others; null where there are none.</param>
public sealed record ExpansionInfluence(
    Family Family,
    SiteId Site,
    ItemCode Item,
    Keyword Stage,
    Keyword Expansion,
    Frequency InEffect,
    Frequency? ReachedWith,
    Frequency? ReachedWithout,
    double? ShortfallWith,
    double? ShortfallWithout)
{
    /// <summary>How much more probable the goal is with it than without; 0 where one of the two is never seen.</summary>
    public double OnProbability => ReachedWith is { } with && ReachedWithout is { } without ? with.Probability - without.Probability : 0;

    /// <summary>How many units the family is short less with it than without; 0 where one of the two is never seen.</summary>
    public double OnShortfall => ShortfallWith is { } with && ShortfallWithout is { } without ? without - with : 0;
}
