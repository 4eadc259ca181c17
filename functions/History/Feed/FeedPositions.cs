using Azure.Data.Tables;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.History.Feed;

/// <summary>
/// What the tokens stand for that were given to callers: one row for each position, until changes from there are forgotten. The rows of a day are adjacent.
/// </summary>
public sealed class FeedPositions(TableServiceClient service, StoragePrefix prefix) : IDisposable
{
    private const string Partition = "positions";

    /// <summary>The most characters of positions in memory.</summary>
    private const int MostCharacters = 16_000_000;

    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Positions"), table => table.CreateIfNotExistsAsync());

    // A token always stands for the same position, so nothing in memory can be old.
    private readonly BoundedCache<FeedPosition> known = new(MostCharacters);

    public void Dispose() => known.Dispose();

    /// <summary>Keeps a position.</summary>
    /// <returns>Its token.</returns>
    internal async Task<FeedToken> Keep(FeedPosition position, CancellationToken cancellation)
    {
        var token = position.Token;
        if (position.Streams.Count > 0 && known.Find(token) is null)
        {
            var row = new TableEntity(Partition, KeyOf(token));
            JsonColumns.Write(row, position.Text);
            await (await table.Open(cancellation)).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            Remember(token, position);
        }

        return token;
    }

    /// <summary>The position of a token; null if this register has not given it, or has forgotten it.</summary>
    internal async Task<FeedPosition?> Find(FeedToken token, CancellationToken cancellation)
    {
        // The position before all changes has no row.
        if (FeedPosition.Of(token, "") is var none && none.Token == token)
        {
            return none;
        }

        if (known.Find(token) is { } position)
        {
            return position;
        }

        var row = await (await table.Open(cancellation)).GetEntityIfExistsAsync<TableEntity>(Partition, KeyOf(token), cancellationToken: cancellation);
        if (!row.HasValue || FeedPosition.Of(token, JsonColumns.Read(row.Value!)!) is not { } found || found.Token != token)
        {
            return null;
        }

        Remember(token, found);
        return found;
    }

    /// <summary>Deletes the positions of the days before this one.</summary>
    internal async Task Forget(DateOnly before, CancellationToken cancellation) =>
        await PartitionScan.Delete(await table.Open(cancellation), Partition, RowKey.PositionsBefore(before), where: null, cancellation);

    private void Remember(FeedToken token, FeedPosition position) =>
        known.Keep(token, position, 100 + (position.Streams.Count * 100));

    private static string KeyOf(FeedToken token) => RowKey.Position(token.Day, $"{token.Sight}{token.Hash}");
}
