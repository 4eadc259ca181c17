using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>Records of one kind and partition with their history rows, written all or not at all.</summary>
internal sealed class WriteTransaction(TableClient table, string partition, string kind)
{
    // A transaction holds 100 rows and 4 MiB; each character may take six bytes on its way.
    private const int MostRecords = 50;
    private const int MostCharacters = 650_000;

    private readonly List<TableTransactionAction> history = [];
    private readonly List<TableTransactionAction> records = [];
    private readonly Guid write = Guid.NewGuid();
    private int characters;

    public int Count => records.Count;

    /// <summary>Takes the change in; false where there is no room for it.</summary>
    /// <param name="posting">The change.</param>
    /// <param name="former">The row that it replaces, as it was read; null where there is none.</param>
    /// <param name="index">The columns beside the record by which it can be found.</param>
    public bool TryAdd(Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index)
    {
        var (told, kept) = (HistoryRow.Of(partition, kind, posting, write), RecordRow.Of(partition, kind, posting.Next, index));
        var more = CharactersOf(told) + CharactersOf(kept);
        if (Count > 0 && (Count == MostRecords || characters + more > MostCharacters))
        {
            return false;
        }

        characters += more;
        history.Add(new TableTransactionAction(TableTransactionActionType.Add, told));
        records.Add(former is null
            ? new TableTransactionAction(TableTransactionActionType.Add, kept)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, kept, former.ETag));
        return true;
    }

    /// <summary>Writes all of it.</summary>
    /// <returns>False where another writer was first; then nothing was written.</returns>
    public async Task<bool> Commit(CancellationToken cancellation)
    {
        try
        {
            // History first: two writers of one revision meet at its row, whatever a store makes of If-Match in a transaction.
            await table.SubmitTransactionAsync([.. history, .. records], cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // The client sends again what got no answer, and then meets its own rows.
            return await IsWritten(cancellation);
        }
        catch (Exception fault) when (IsUncertain(fault) && !cancellation.IsCancellationRequested)
        {
            if (await IsWritten(cancellation))
            {
                return true;
            }

            throw;
        }
    }

    private static bool IsUncertain(Exception fault) =>
        fault is RequestFailedException { Status: 0 or StatusCodes.Status408RequestTimeout or >= 500 }
            or AggregateException or OperationCanceledException or TimeoutException or IOException;

    private async Task<bool> IsWritten(CancellationToken cancellation)
    {
        var first = history[0].Entity;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(first.PartitionKey, first.RowKey, [HistoryRow.Write], cancellation);
        return row is { HasValue: true, Value: { } found } && found.GetGuid(HistoryRow.Write) == write;
    }

    private static int CharactersOf(TableEntity row) =>
        row.Sum(column => column.Key.Length + (column.Value is string text ? text.Length : 40));
}
