using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.Exchange.Jobs;

/// <summary>An import job, as callers see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">queued, running, succeeded, rejected, failed or cancelled.</param>
/// <param name="Format">zip, csv or json-lines.</param>
/// <param name="File">Which file it is, where it is a single CSV file.</param>
/// <param name="DryRun">Whether nothing is written.</param>
/// <param name="By">Who started it.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="StartedAt">When (UTC) it was first run.</param>
/// <param name="FinishedAt">When (UTC) it came to its end.</param>
/// <param name="Rows">How far it is, and what came of its rows.</param>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Message">Why it ended as it did, where that needs words.</param>
/// <param name="Files">What each CSV file does, once that is decided.</param>
/// <param name="Self">The absolute address of this job.</param>
/// <param name="Results">The absolute address of what came of each row.</param>
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
    internal static ImportResponse Of(ImportJob job, HttpRequest request)
    {
        var self = AddressOf(job, request);
        return new ImportResponse(
            job.Id, job.State, job.Format, job.File, job.DryRun, job.Caller.Author.Name, job.CreatedAt, job.StartedAt, job.FinishedAt,
            job.Rows, job.Step, job.Message, job.Files, self, $"{self}/results");
    }

    internal static string AddressOf(ImportJob job, HttpRequest request) => Links.To(request, "imports", job.Id);
}
