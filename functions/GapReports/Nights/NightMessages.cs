using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Nights;

/// <summary>The queue from which reports are published. <see cref="NightRun.Resume"/> replaces a lost message.</summary>
public sealed class NightMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time)
    : RegisterMessages<NightMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-gap-reports";

    /// <summary>Asks for the report of one set of readers.</summary>
    internal Task Send(GapReportId night, ReaderSet readers, CancellationToken cancellation) =>
        Send(new NightMessage(Prefix, night.Value, readers.Key, Failures: 0, Now), after: null, cancellation);

    protected override bool IsWhole(NightMessage message) => message is { Night: not null, Readers: not null };
}

/// <param name="Prefix">The register that the night belongs to.</param>
/// <param name="Night">The night's id.</param>
/// <param name="Readers">The key of the set of readers.</param>
/// <param name="Failures">How often publishing has failed.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record NightMessage(string Prefix, string Night, string Readers, int Failures, DateTimeOffset SentAt) : IRegisterMessage;
