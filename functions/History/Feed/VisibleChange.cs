using CoProduction.Functions.Store;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Feed;

/// <summary>One change of one record, as a reader sees it.</summary>
/// <param name="Stream">The partition of the record.</param>
/// <param name="At">When the change was made (UTC).</param>
/// <param name="Number">Counts the changes of that moment that the reader may see, from 1.</param>
/// <param name="Action">What happened, from the reader's point of view.</param>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
internal sealed record VisibleChange(string Stream, DateTimeOffset At, int Number, ChangeAction Action, string Kind, string Id)
{
    /// <summary>The parts of a logged change that a reader may see, in their order.</summary>
    public static IEnumerable<VisibleChange> Of(string stream, LoggedChange change, Reader reader)
    {
        var number = 0;
        foreach (var record in change.Records)
        {
            var (before, after) = (record.Before?.Includes(reader) == true, record.After?.Includes(reader) == true);
            ChangeAction? action = (before, after) switch
            {
                (false, true) => ChangeAction.Created,
                (true, true) => ChangeAction.Changed,
                (true, false) => record.After is null ? ChangeAction.Deleted : ChangeAction.Withdrawn,
                _ => null,
            };
            if (action is { } visible)
            {
                yield return new VisibleChange(stream, change.At, ++number, visible, record.Kind, record.Id);
            }
        }
    }
}

/// <summary>What happened to a record, from a reader's point of view.</summary>
public enum ChangeAction
{
    /// <summary>The record is new, or newly released to the reader.</summary>
    Created,

    /// <summary>The record has a new version.</summary>
    Changed,

    /// <summary>The record was deleted.</summary>
    Deleted,

    /// <summary>The record is no longer released to the reader.</summary>
    Withdrawn,
}
