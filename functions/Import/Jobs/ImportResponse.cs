using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>An import job.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">queued, running, succeeded, rejected, failed or cancelled.</param>
/// <param name="Format">zip, csv or json-lines.</param>
/// <param name="File">The name of the file, where the upload is a single CSV file.</param>
/// <param name="DryRun">Whether nothing is written.</param>
/// <param name="By">The handle of the caller who started it.</param>
/// <param name="CreatedAt">When (UTC) it was started.</param>
/// <param name="StartedAt">When (UTC) its first run began.</param>
/// <param name="FinishedAt">When (UTC) it finished.</param>
/// <param name="Rows">Its progress in rows, and what came of them.</param>
/// <param name="Step">What the job is doing, in words.</param>
/// <param name="Message">Why it ended as it did, where that needs an explanation.</param>
/// <param name="Files">What the import does with each CSV file, once that is decided.</param>
/// <param name="Self">The absolute address of this job.</param>
/// <param name="Results">The absolute address of the results, row by row.</param>
public sealed record ImportResponse(
    string Id,
    ImportState State,
    ImportFormat Format,
    string? File,
    bool DryRun,
    string By,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    RowCounts Rows,
    string? Step,
    string? Message,
    IReadOnlyList<FileReport>? Files,
    string Self,
    string Results)
{
    /// <summary>The subject that <see cref="By"/> stands for; absent if it was erased, and in answers to POST.</summary>
    public string? BySubject { get; init; }

    internal static ImportResponse Of(ImportJob job, HttpRequest request) => Of(job, AddressOf(job, request));

    /// <param name="job">The job.</param>
    /// <param name="self">Its absolute address.</param>
    internal static ImportResponse Of(ImportJob job, string self) =>
        new(
            job.Id, job.State, job.Format, job.File, job.DryRun, job.Caller.Author.Name, job.CreatedAt, job.StartedAt, job.FinishedAt,
            job.Rows, job.Step, job.Message, job.Files, self, $"{self}/results");

    internal static string AddressOf(ImportJob job, HttpRequest request) => Links.To(request, "imports", job.Id);
}
