using CoProduction.Functions.History.Feed;

namespace CoProduction.Functions.Webhooks.Events;

/// <summary>How far a webhook has told of changes.</summary>
/// <param name="Sight">As in <see cref="FeedPosition"/>.</param>
/// <param name="Day">As in <see cref="FeedPosition"/>.</param>
/// <param name="Streams">The <see cref="FeedPosition.Text"/> of the position.</param>
public sealed record ChangePlace(string Sight, DateOnly Day, string Streams)
{
    /// <summary>How many records can be <see cref="Untold"/>.</summary>
    internal const int MostUntold = 1_000;

    /// <summary>
    /// Records, such as <c>stock/pol-155</c>, that the subscriber could see for a time that was over before it was told. Nothing is told of them until they are
    /// created anew.
    /// </summary>
    public IReadOnlyList<string> Untold { get; init; } = [];

    /// <summary>What is told before the next change; null for nothing.</summary>
    public RestartNote? Restart { get; init; }

    internal static ChangePlace At(FeedPosition position) => new(position.Sight, position.Day, position.Text);

    internal FeedPosition Position => FeedPosition.Of(Sight, Day, Streams);

    internal ChangePlace Moved(FeedPosition position) => this with { Sight = position.Sight, Day = position.Day, Streams = position.Text };

    internal bool IsUntold(VisibleChange change) => Untold.Contains(NameOf(change));

    internal ChangePlace WithUntold(VisibleChange change) => IsUntold(change) ? this : this with { Untold = [.. Untold, NameOf(change)] };

    internal ChangePlace WithoutUntold(VisibleChange change) => IsUntold(change) ? this with { Untold = [.. Untold.Where(name => name != NameOf(change))] } : this;

    private static string NameOf(VisibleChange change) => $"{change.Kind}/{change.Id}";
}

/// <summary>The changes cannot be told from where they stopped. A mirror starts again from an export, and later changes follow.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="At">From when on (UTC) changes follow.</param>
/// <param name="Code">The code of the problem that the change feed answers in the same case, such as feed-position-outdated.</param>
/// <param name="Detail">What happened, and what to do.</param>
public sealed record RestartNote(string Id, DateTimeOffset At, string Code, string Detail);
