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
        foreach (var visible in changes)
        {
            var current = visible.Action is ChangeAction.Created or ChangeAction.Changed ? await Find(visible.Kind, visible.Id, cancellation) : null;
            var made = current?.ChangedAt == visible.At ? current : null;
            responses.Add(new ChangeResponse(visible.Stream, visible.At, visible.Action, visible.Kind, visible.Id, made is null ? null : Preconditions.Quoted(made.ETag), made?.Record));
        }

        return responses;
    }

    private async Task<Current?> Find(string word, string id, CancellationToken cancellation)
    {
        var kind = kinds.Of(word);
        return await view.Find(kind, id, cancellation) is { } entry
            ? new Current(entry.ETag, entry.ChangedAt, JsonNode.Parse(kind.Write(entry.Record))!)
            : null;
    }

    private sealed record Current(string ETag, DateTimeOffset ChangedAt, JsonNode Record);
}
