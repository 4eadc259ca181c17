namespace CoProduction.Gaps.Promises;

/// <summary>How a partner or an operator has kept its promises.</summary>
/// <param name="Keeper">The partner's code or the operator's name; null for all together.</param>
/// <param name="States">The number of promises in each state, in the order of the states. States without promises are left out.</param>
/// <param name="Due">The number of promises that have come due: dated, and first promised for the as-of month or earlier. Cancelled ones
/// count.</param>
/// <param name="DueOnTime">How many of those were kept on time.</param>
/// <param name="Delay">The delay of all promises that have a date and are not cancelled; null if there are none.</param>
/// <param name="DueDelay">The delay of those that have come due. Promises that are not yet due cannot be late, so they lower
/// <paramref name="Delay"/>.</param>
public sealed record TrackRecord(
    string? Keeper, IReadOnlyList<StateCount> States, int Due, int DueOnTime, DelayFigure? Delay, DelayFigure? DueDelay)
{
    /// <summary>The number of promises.</summary>
    public int Count => States.Sum(state => state.Count);

    /// <summary>The number of promises in a state.</summary>
    public int In(PromiseState state) => States.FirstOrDefault(each => each.State == state)?.Count ?? 0;

    internal static TrackRecord Of(string? keeper, IReadOnlyCollection<Promise> promises)
    {
        var due = promises.Where(promise => promise.IsDue && promise.State != PromiseState.WithoutDate).ToList();
        return new TrackRecord(
            keeper,
            [.. promises.CountBy(promise => promise.State).OrderBy(state => state.Key).Select(state => new StateCount(state.Key, state.Value))],
            due.Count,
            due.Count(promise => promise.State == PromiseState.KeptOnTime),
            DelayFigure.Of(promises),
            DelayFigure.Of(due));
    }
}

/// <summary>The number of promises in one state.</summary>
public sealed record StateCount(PromiseState State, int Count);
