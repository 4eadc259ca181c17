using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>An import that is larger than one request waits for, as it is kept between and during its runs.</summary>
public sealed record ImportJob
{
    /// <summary>20 hexadecimal digits; newer jobs come first in ordinal order.</summary>
    public required string Id { get; init; }

    /// <summary>The partner of who started it; with <see cref="Subject"/> and <see cref="Roles"/> what its token said then.</summary>
    public required string Partner { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public required ImportFormat Format { get; init; }

    /// <summary>Which file it is, where it is a single CSV file.</summary>
    public string? File { get; init; }

    public bool DryRun { get; init; }

    /// <summary>As the request says it.</summary>
    public string? ReleasableTo { get; init; }

    /// <summary>The ids of registered sites that no new site is, however alike.</summary>
    public IReadOnlyList<string> NotDuplicateOf { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public ImportState State { get; init; } = ImportState.Queued;

    public RowCounts Rows { get; init; } = RowCounts.None;

    /// <summary>What is being done, in words; null before and after.</summary>
    public string? Step { get; init; }

    /// <summary>Why it ended as it did, where that needs words.</summary>
    public string? Message { get; init; }

    /// <summary>What each CSV file does, once that is decided.</summary>
    public IReadOnlyList<FileReport>? Files { get; init; }

    /// <summary>How many lines its upload has, those without a result included; null for files.</summary>
    public int? Lines { get; init; }

    /// <summary>Whether there was room for it beside the partner's other jobs, so that it stays.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Whether it shall stop where that is still possible.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Whether it has got to where it can no longer be stopped.</summary>
    public bool Decided { get; init; }

    /// <summary>How many batches of results there are.</summary>
    public int Batches { get; init; }

    /// <summary>Where the upload is to be read on, in bytes.</summary>
    public long Offset { get; init; }

    /// <summary>How many lines of the upload have been read.</summary>
    public int Line { get; init; }

    /// <summary>How often running it has failed since it last got on.</summary>
    public int Failures { get; init; }

    /// <summary>A job that nobody has run yet.</summary>
    public static ImportJob Of(Caller caller, ImportFormat format, DateTimeOffset now, string id) => new()
    {
        Id = id,
        Partner = caller.Partner.Value,
        Subject = caller.Subject,
        Roles = [.. caller.Roles.Order()],
        Format = format,
        CreatedAt = now,
    };

    internal bool IsFinished => State.IsEnd();

    internal Caller Caller => new(Parsed.As<CountryCode>(Partner), Subject, Roles.ToHashSet());

    /// <summary>As the history of what it changes names it: no other job and no other request has this name.</summary>
    internal Author Author => new($"{Caller.Author.Name} (import {Id})");

    /// <summary>The job as it was before anybody ran it.</summary>
    internal ImportJob AsStarted => this with
    {
        State = ImportState.Queued,
        StartedAt = null,
        FinishedAt = null,
        Rows = RowCounts.None with { Total = Lines },
        Step = null,
        Message = null,
        Files = null,
    };

    internal ImportJob Finished(ImportState state, DateTimeOffset now, string? message = null) =>
        this with { State = state, FinishedAt = now, Step = null, Message = message };
}
