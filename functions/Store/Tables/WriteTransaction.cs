using Azure;
using Azure.Data.Tables;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// One transaction: records of one partition, their history, the log of the changes, and the answers to keep for requests that have a key. It
/// is written wholly or not at all.
/// </summary>
internal sealed class WriteTransaction(TableClient table, string partition, FencingToken token)
{
    // A transaction holds at most 100 rows and 4 MiB. The token and the log take two rows, a record with its history takes two, and an answer
    // one. A character takes up to six bytes in the request.
    private const int MostRows = 96;
    private const int MostCharacters = 650_000;

    private readonly List<TableTransactionAction> history = [];
    private readonly List<TableTransactionAction> records = [];
    private readonly List<TableTransactionAction> answers = [];
    private readonly List<LoggedRecord> logged = [];
    private readonly Guid write = Guid.NewGuid();
    private int characters;

    public int Count => records.Count;

    /// <summary>Adds a change; false if the transaction has no room for it.</summary>
    public bool TryAdd(RowChange change)
    {
        var (kind, posting, former) = (change.Kind.Name, change.Posting, change.Former);
        var (revision, record) = (HistoryRow.Of(partition, kind, posting), RecordRow.Of(partition, kind, posting.Next, change.Index));
        var answer = change.Answer is { } kept ? TableIdempotencyStore.Row(partition, kept.Slot, kept.Answer, token.At) : null;
        var more = CharactersOf(revision) + CharactersOf(record) + CharactersOf(posting.Logged) + (answer is null ? 0 : CharactersOf(answer));
        var rows = history.Count + records.Count + answers.Count + (answer is null ? 2 : 3);
        if (Count > 0 && (rows > MostRows || characters + more > MostCharacters))
        {
            return false;
        }

        characters += more;
        if (answer is not null)
        {
            answers.Add(new TableTransactionAction(TableTransactionActionType.Add, answer));
        }

        logged.Add(posting.Logged);
        history.Add(new TableTransactionAction(TableTransactionActionType.Add, revision));
        records.Add(former is null
            ? new TableTransactionAction(TableTransactionActionType.Add, record)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, record, former.ETag));
        return true;
    }

    /// <summary>Adds the answer to a request that changes nothing.</summary>
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
