using CoProduction.Functions.Access;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>An import that runs in the background, as it is stored.</summary>
public sealed record ImportJob
{
    /// <summary>The message of a dry run.</summary>
    internal const string NothingWritten = "Nothing was written: this was a dry run.";

    /// <summary>20 hexadecimal digits; newer jobs come first in ordinal order.</summary>
    public required string Id { get; init; }

    /// <summary>The partner of the caller who started it. With <see cref="Roles"/>, it is what the token said then.</summary>
    public required string Partner { get; init; }

    /// <summary>What follows the partner in the handle of the caller who started it; in a job from before handles, the caller's subject.</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public required ImportFormat Format { get; init; }

    /// <summary>The name of the file, where the upload is a single CSV file.</summary>
    public string? File { get; init; }

    public bool DryRun { get; init; }

    /// <summary>As the request states it.</summary>
    public string? ReleasableTo { get; init; }

    /// <summary>The ids of registered sites that no new site duplicates, however similar.</summary>
    public IReadOnlyList<string> NotDuplicateOf { get; init; } = [];

    /// <summary>What its rows state as a whole.</summary>
    public IReadOnlyList<Whole> Replaces { get; init; } = [];

    /// <summary>The position in the change feed at which its upload was exported, as the request or the upload states it; null where neither does.</summary>
    public string? Position { get; init; }

    /// <summary>Whether it replaces also what somebody changed after its upload was exported.</summary>
    public bool Overwrites { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public ImportState State { get; init; } = ImportState.Queued;

    public RowCounts Rows { get; init; } = RowCounts.None;

    /// <summary>What the job is doing, in words; null before and after.</summary>
    public string? Step { get; init; }

    /// <summary>Why it ended as it did, where that needs an explanation.</summary>
    public string? Message { get; init; }

    /// <summary>What its sender may want to know although nothing is wrong; null where there is nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>What the import does with each CSV file, once that is decided.</summary>
    public IReadOnlyList<FileReport>? Files { get; init; }

    /// <summary>How many lines its upload has, including those without a result; null for files.</summary>
    public int? Lines { get; init; }

    /// <summary>Whether the partner's limit of jobs had room for it. An admitted job stays.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Whether it is to stop as soon as it can.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Whether it can no longer be cancelled.</summary>
    public bool Decided { get; init; }

    /// <summary>Counts its runs from 1. A run that has lost the job to a later one cannot decide any more what comes of it.</summary>
    public int Run { get; init; }

    /// <summary>The run of an import of files that decided what comes of it, whose results are those of the job; null for JSON lines.</summary>
    public int? DecidedBy { get; init; }

    /// <summary>How many batches of results there are.</summary>
    public int Batches { get; init; }

    /// <summary>The place in the upload where the next batch begins, in bytes.</summary>
    public long Offset { get; init; }

    /// <summary>How many lines of the upload have been read.</summary>
    public int Line { get; init; }

    /// <summary>How often it has failed since it last made progress.</summary>
    public int Failures { get; init; }

    /// <summary>A new job.</summary>
    public static ImportJob Of(Caller caller, ImportFormat format, DateTimeOffset now, string id) => new()
    {
        Id = id,
        Partner = caller.Partner.Value,
        Subject = caller.Author.Name[(caller.Partner.Value.Length + 1)..],
        Roles = [.. caller.Roles.Order()],
        Format = format,
        CreatedAt = now,
    };

    /// <summary>The position that counts; null where there is none, or where changes after it do not matter.</summary>
    internal ExportPosition? Exported => Overwrites || Position is null ? null : ExportPosition.Parse(Position);

    internal bool IsFinished => State.IsEnd();

    /// <summary>The handle of the caller who started it; in a job from before handles, the partner and the caller's subject.</summary>
    internal string By => $"{Partner}:{Subject}";

    internal Caller Caller => new(Parsed.As<CountryCode>(Partner), Subject: null, Roles.ToHashSet()) { Handle = By };

    /// <summary>The author that the history names. No other job and no request has this name.</summary>
    internal Author Author => new($"{Caller.Author.Name} (import {Id})");

    /// <summary>The job as it was before its first run.</summary>
    internal ImportJob AsStarted => this with
    {
        State = ImportState.Queued,
        StartedAt = null,
        FinishedAt = null,
        Rows = RowCounts.None with { Total = Lines },
        Step = null,
        Message = null,
        Notice = null,
        Files = null,
    };

    internal ImportJob Finished(ImportState state, DateTimeOffset now, string? message = null) =>
        this with { State = state, FinishedAt = now, Step = null, Message = message };
}
