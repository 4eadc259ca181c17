namespace CoProduction.Gaps.Promises;

/// <summary>How a partner or an operator has kept its promises.</summary>
/// <param name="Keeper">The partner's code or the operator's name; null where it is everybody.</param>
/// <param name="States">How many promises are in each state, in the order of the states; those in none are left out.</param>
/// <param name="Due">How many have come due: first promised for the as-of month or before, with a date; cancelled ones among them.</param>
/// <param name="DueOnTime">How many of those were kept on time.</param>
/// <param name="Delay">Of all that have a date and are not cancelled; null where there are none.</param>
/// <param name="DueDelay">The same of those that have come due only: promises still young cannot be late yet, and make the other one smaller.</param>
public sealed record TrackRecord(
    string? Keeper, IReadOnlyList<StateCount> States, int Due, int DueOnTime, DelayFigure? Delay, DelayFigure? DueDelay)
{
    /// <summary>How many promises there are.</summary>
    public int Count => States.Sum(state => state.Count);

    /// <summary>The share of those due that were kept on time, 0 to 1; null where none has come due.</summary>
    public double? OnTimeShare => Due == 0 ? null : (double)DueOnTime / Due;

    /// <summary>How many are in a state.</summary>
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

/// <summary>How many promises are in one state.</summary>
public sealed record StateCount(PromiseState State, int Count);
