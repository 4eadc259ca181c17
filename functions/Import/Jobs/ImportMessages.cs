using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The queue from which import jobs are run. <see cref="ImportSweep"/> replaces a lost message.</summary>
public sealed class ImportMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time)
    : RegisterMessages<ImportMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-imports";

    /// <summary>Asks for a run of the job, at once or after a pause.</summary>
    public Task Send(string partner, string id, TimeSpan? after, CancellationToken cancellation) =>
        Send(new ImportMessage(Prefix, partner, id, Now), after, cancellation);

    protected override bool IsWhole(ImportMessage message) => message is { Partner: not null, Id: not null };
}

/// <param name="Prefix">The register that the job belongs to.</param>
/// <param name="Partner">The job's partner.</param>
/// <param name="Id">The job's id.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record ImportMessage(string Prefix, string Partner, string Id, DateTimeOffset SentAt) : IRegisterMessage;
