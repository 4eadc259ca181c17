using Azure.Data.Tables;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Mail;

/// <summary>
/// The table of all that is kept of mail. Its addresses are personal data: nothing of it is in the register, its history, its feed, its exports or its backups.
/// </summary>
public sealed class MailTable(TableServiceClient service, StoragePrefix prefix)
{
    private readonly CreatedOnFirstUse<TableClient> table = new(service.GetTableClient($"{prefix}Mail"), table => table.CreateIfNotExistsAsync());

    /// <summary>The table, which the first call creates.</summary>
    internal ValueTask<TableClient> Open(CancellationToken cancellation) => table.Open(cancellation);
}
