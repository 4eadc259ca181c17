using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// One transaction: records of one kind and partition, their history, the log of the change and, if the request has a key, its answer. It is
/// written wholly or not at all.
/// </summary>
internal sealed class WriteTransaction(TableClient table, string partition, string kind, FencingToken token)
{
    // A transaction holds at most 100 rows and 4 MiB. The token, the log and the answer take three rows. A character takes up to six bytes in
    // the request.
    private const int MostRecords = 48;
    private const int MostCharacters = 650_000;

    private readonly List<TableTransactionAction> history = [];
    private readonly List<TableTransactionAction> records = [];
    private readonly List<TableTransactionAction> answers = [];
    private readonly List<LoggedRecord> logged = [];
    private readonly Guid write = Guid.NewGuid();
    private int characters;

    public int Count => records.Count;

    /// <summary>Adds a change; false if the transaction has no room for it.</summary>
    /// <param name="posting">The change, made at the token's moment.</param>
    /// <param name="former">The row to replace, as it was read; null if there is none.</param>
    /// <param name="index">The columns beside the record's JSON.</param>
    public bool TryAdd(Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index) => TryAdd(kind, posting, former, index);

    /// <summary>Like the other, for a record of a kind of its own.</summary>
    public bool TryAdd(string kind, Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index)
    {
        var (revision, record) = (HistoryRow.Of(partition, kind, posting), RecordRow.Of(partition, kind, posting.Next, index));
        var more = CharactersOf(revision) + CharactersOf(record) + CharactersOf(posting.Logged);
        if (Count > 0 && (Count == MostRecords || characters + more > MostCharacters))
        {
            return false;
        }

        characters += more;
        logged.Add(posting.Logged);
        history.Add(new TableTransactionAction(TableTransactionActionType.Add, revision));
        records.Add(former is null
            ? new TableTransactionAction(TableTransactionActionType.Add, record)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, record, former.ETag));
        return true;
    }

    /// <summary>Adds the answer to the request that makes these changes.</summary>
    public void Keep(Guid slot, StoredAnswer answer) =>
        answers.Add(new TableTransactionAction(TableTransactionActionType.Add, TableIdempotencyStore.Row(partition, slot, answer, token.At)));

    /// <summary>Writes the transaction.</summary>
    /// <returns>False if another writer was first; nothing was written then.</returns>
    public async Task<bool> Commit(CancellationToken cancellation)
    {
        var written = false;
        try
        {
            written = await Submit(cancellation);
            return written;
        }
        finally
        {
            token.End(written);
        }
    }

    private async Task<bool> Submit(CancellationToken cancellation)
    {
        // Inserts come first: of two writers of one token or revision, one fails there, even if the store ignores If-Match.
        TableTransactionAction[] rows =
        [
            new(TableTransactionActionType.Add, token.Row(partition, write)),
            new(TableTransactionActionType.Add, ChangeRow.Of(partition, token.At, logged)),
            .. history, .. answers, .. records,
        ];
        try
        {
            await table.SubmitTransactionAsync(rows, cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // The client repeats a request that got no answer, and can then conflict with its own rows.
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
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKey.FencingToken(token.Number), [FencingToken.Write], cancellation);
        return row is { HasValue: true, Value: { } found } && found.GetGuid(FencingToken.Write) == write;
    }

    private static int CharactersOf(TableEntity row) =>
        row.Sum(column => column.Key.Length + (column.Value is string text ? text.Length : 40));

    private static int CharactersOf(LoggedRecord record) =>
        100 + record.Id.Length + (record.Before?.Text.Length ?? 0) + (record.After?.Text.Length ?? 0);
}
