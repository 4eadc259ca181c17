using Azure.Storage.Queues;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Runs;

/// <summary>The queue of runs that operators have asked for.</summary>
public sealed class RunMessages(QueueServiceClient service, StoragePrefix prefix, TimeProvider time) : RegisterMessages<RunMessage>(service, Name, prefix, time)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "coproduction-runs";

    internal Task Send(RecordedRun run, CancellationToken cancellation) => Send(new RunMessage(Prefix, run.Name, run.Id, Now), after: null, cancellation);

    protected override bool IsWhole(RunMessage message) => message is { Name: not null, Id: not null };
}

/// <param name="Prefix">The register that is run.</param>
/// <param name="Name">What is run.</param>
/// <param name="Id">The id of the run.</param>
/// <param name="SentAt">When (UTC) the message was first sent.</param>
public sealed record RunMessage(string Prefix, string Name, string Id, DateTimeOffset SentAt) : IRegisterMessage;
