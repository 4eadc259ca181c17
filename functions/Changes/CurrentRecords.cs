using System.Text.Json.Nodes;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Changes;

/// <summary>
/// Looks up the records that changes tell of, as they are now: only the change that made the present version brings the
/// record, so that nothing is told that has been withdrawn since.
/// </summary>
internal sealed class CurrentRecords(RegisterView view)
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

    private Task<Current?> Find(string kind, string id, CancellationToken cancellation) => kind switch
    {
        _ when kind == RecordKinds.Partners.Word => Find(RecordKinds.Partners, view.Partners, id, cancellation),
        _ when kind == RecordKinds.Items.Word => Find(RecordKinds.Items, view.Items, id, cancellation),
        _ when kind == RecordKinds.Factories.Word => Find(RecordKinds.Factories, view.Factories, id, cancellation),
        _ when kind == RecordKinds.MaintenanceSites.Word => Find(RecordKinds.MaintenanceSites, view.MaintenanceSites, id, cancellation),
        _ when kind == RecordKinds.MineralChains.Word => Find(RecordKinds.MineralChains, view.MineralChains, id, cancellation),
        _ when kind == RecordKinds.Agreements.Word => Find(RecordKinds.Agreements, view.Agreements, id, cancellation),
        _ when kind == RecordKinds.Stocks.Word => Find(RecordKinds.Stocks, view.Stocks, id, cancellation),
        _ when kind == RecordKinds.Baselines.Word => Find(RecordKinds.Baselines, view.Baselines, id, cancellation),
        _ when kind == RecordKinds.Goals.Word => Find(RecordKinds.Goals, view.Goals, id, cancellation),
        _ => Find(RecordKinds.Scenarios, view.Scenarios, id, cancellation),
    };

    private static async Task<Current?> Find<TRecord>(
        RecordKind<TRecord> kind, RegistryView<TRecord> records, string id, CancellationToken cancellation)
        where TRecord : class, IRecord =>
        await records.Find(id, cancellation) is { } entry
            ? new Current(entry.ETag, entry.ChangedAt, JsonNode.Parse(kind.Encode(entry.Record))!)
            : null;

    private sealed record Current(string ETag, DateTimeOffset ChangedAt, JsonNode Record);
}
