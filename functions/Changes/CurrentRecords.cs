using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Changes;

/// <summary>
/// Looks up the records that changes tell of, as they are now: only the change that made the present version brings the
/// record, so that nothing is told that has been withdrawn since.
/// </summary>
internal sealed class CurrentRecords(RecordKinds kinds, RegisterView view)
{
    private const int Abreast = 8;

    public async Task<IReadOnlyList<ChangeResponse>> With(IReadOnlyList<SeenChange> changes, CancellationToken cancellation)
    {
        var responses = new ChangeResponse[changes.Count];
        await Parallel.ForEachAsync(
            changes.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancellation },
            async (change, ended) =>
            {
                var seen = change.Item;
                var current = seen.Action is ChangeAction.Created or ChangeAction.Changed ? await Find(seen.Kind, seen.Id, ended) : null;
                var its = current?.ChangedAt == seen.At ? current : null;
                responses[change.Index] = new ChangeResponse(seen.Stream, seen.At, seen.Action, seen.Kind, seen.Id, its?.ETag, its?.Record);
            });
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
