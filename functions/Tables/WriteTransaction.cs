using Azure;
using Azure.Data.Tables;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>Records of one kind and partition with their history, the log of the change and perhaps an answer: written all or not at all.</summary>
internal sealed class WriteTransaction(TableClient table, string partition, string kind, Turn turn)
{
    // A transaction holds 100 rows, of which the turn, the log and an answer take three, and 4 MiB; each character may take
    // six bytes on its way.
    private const int MostRecords = 48;
    private const int MostCharacters = 650_000;

    private readonly List<TableTransactionAction> history = [];
    private readonly List<TableTransactionAction> records = [];
    private readonly List<TableTransactionAction> answers = [];
    private readonly List<LoggedRecord> logged = [];
    private readonly Guid write = Guid.NewGuid();
    private int characters;

    public int Count => records.Count;

    /// <summary>Takes the change in; false where there is no room for it.</summary>
    /// <param name="posting">The change, made at the turn's moment.</param>
    /// <param name="former">The row that it replaces, as it was read; null where there is none.</param>
    /// <param name="index">The columns beside the record by which it can be found.</param>
    public bool TryAdd(Posting posting, RecordRow? former, IEnumerable<(string Column, string? Value)> index)
    {
        var (told, kept) = (HistoryRow.Of(partition, kind, posting), RecordRow.Of(partition, kind, posting.Next, index));
        var more = CharactersOf(told) + CharactersOf(kept) + CharactersOf(posting.Logged);
        if (Count > 0 && (Count == MostRecords || characters + more > MostCharacters))
        {
            return false;
        }

        characters += more;
        logged.Add(posting.Logged);
        history.Add(new TableTransactionAction(TableTransactionActionType.Add, told));
        records.Add(former is null
            ? new TableTransactionAction(TableTransactionActionType.Add, kept)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, kept, former.ETag));
        return true;
    }

    /// <summary>Keeps the answer to the request that writes this.</summary>
    public void Keep(Guid slot, StoredAnswer answer) =>
        answers.Add(new TableTransactionAction(TableTransactionActionType.Add, TableAnswers.Row(partition, slot, answer, turn.At)));

    /// <summary>Writes all of it.</summary>
    /// <returns>False where another writer was first; then nothing was written.</returns>
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
            turn.End(written);
        }
    }

    private async Task<bool> Submit(CancellationToken cancellation)
    {
        // What is inserted comes first: two writers of one turn or revision meet there, whatever a store makes of If-Match.
        TableTransactionAction[] rows =
        [
            new(TableTransactionActionType.Add, turn.Row(partition, write)),
            new(TableTransactionActionType.Add, ChangeRow.Of(partition, turn.At, logged)),
            .. history, .. answers, .. records,
        ];
        try
        {
            await table.SubmitTransactionAsync(rows, cancellation);
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
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKey.Turn(turn.Number), [Turn.Write], cancellation);
        return row is { HasValue: true, Value: { } found } && found.GetGuid(Turn.Write) == write;
    }

    private static int CharactersOf(TableEntity row) =>
        row.Sum(column => column.Key.Length + (column.Value is string text ? text.Length : 40));

    private static int CharactersOf(LoggedRecord record) =>
        100 + record.Id.Length + (record.Before?.Text.Length ?? 0) + (record.After?.Text.Length ?? 0);
}
