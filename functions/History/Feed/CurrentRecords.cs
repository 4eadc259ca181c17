using System.Text.Json.Nodes;
using CoProduction.Functions.Http;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.History.Feed;

/// <summary>
/// Looks up the changed records as they are now. Only the change that made the current version includes the record, so that the feed never
/// shows data that has been withdrawn since.
/// </summary>
internal sealed class CurrentRecords(RecordKinds kinds, RegisterView view)
{
    public async Task<IReadOnlyList<ChangeResponse>> With(IReadOnlyList<VisibleChange> changes, CancellationToken cancellation)
    {
        var responses = new List<ChangeResponse>(changes.Count);
        foreach (var change in changes)
        {
            responses.Add(ResponseOf(change, await Find(change, cancellation)));
        }

        return responses;
    }

    /// <summary>The change as it can be told now; null if it made a version of a record that the reader can no longer see.</summary>
    public async Task<ChangeResponse?> Told(VisibleChange change, CancellationToken cancellation) =>
        await Find(change, cancellation) is var current && current is null && HasRecord(change) ? null : ResponseOf(change, current);

    private static bool HasRecord(VisibleChange change) => change.Action is ChangeAction.Created or ChangeAction.Changed;

    private static ChangeResponse ResponseOf(VisibleChange visible, Current? current)
    {
        var made = current?.ChangedAt == visible.At ? current : null;
        return new ChangeResponse(visible.Stream, visible.At, visible.Action, visible.Kind, visible.Id, made is null ? null : Preconditions.Quoted(made.ETag), made?.Record);
    }

    private async Task<Current?> Find(VisibleChange change, CancellationToken cancellation) =>
        HasRecord(change) ? await Find(change.Kind, change.Id, cancellation) : null;

    private async Task<Current?> Find(string word, string id, CancellationToken cancellation)
    {
        var kind = kinds.Of(word);
        return await view.Find(kind, id, cancellation) is { } entry
            ? new Current(entry.ETag, entry.ChangedAt, JsonNode.Parse(kind.Write(entry.Record))!)
            : null;
    }

    private sealed record Current(string ETag, DateTimeOffset ChangedAt, JsonNode Record);
}
