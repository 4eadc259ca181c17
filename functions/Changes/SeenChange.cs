using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Changes;

/// <summary>One change of one record, as a reader sees it.</summary>
/// <param name="Stream">The partition in which it was made.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Number">Which of the changes of that moment that the reader sees it is, from 1.</param>
/// <param name="Action">What happened, as far as the reader is concerned.</param>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
internal sealed record SeenChange(string Stream, DateTimeOffset At, int Number, ChangeAction Action, string Kind, string Id)
{
    /// <summary>What a reader sees of a logged change, in its order.</summary>
    public static IEnumerable<SeenChange> Of(string stream, LoggedChange change, Reader reader)
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
            if (action is { } seen)
            {
                yield return new SeenChange(stream, change.At, ++number, seen, record.Kind, record.Id);
            }
        }
    }
}

/// <summary>What happened to a record, as far as a reader is concerned.</summary>
public enum ChangeAction
{
    /// <summary>It is new, or newly released to the reader.</summary>
    Created,

    /// <summary>It has another version.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It is no longer released to the reader.</summary>
    Withdrawn,
}
