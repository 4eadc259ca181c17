using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What a request asks to import, as its headers and its query say it.</summary>
/// <param name="Format">In what form its body is.</param>
/// <param name="File">Which file the body is, where it is a single CSV file.</param>
/// <param name="DryRun">Whether to write nothing.</param>
/// <param name="Release">To whom partners' new records are released where their rows do not say.</param>
/// <param name="ReleaseText">The same, as the request says it.</param>
/// <param name="NotDuplicateOf">The ids of registered sites that no new site of the import is, however alike.</param>
/// <param name="IsZipped">Whether the body is compressed on its way.</param>
/// <param name="WantsJob">Whether it asks to be answered before the import is done.</param>
internal sealed record ImportRequest(
    ImportFormat Format, string? File, bool DryRun, Release? Release, string? ReleaseText, IReadOnlySet<string> NotDuplicateOf, bool IsZipped, bool WantsJob)
{
    private const string FileParameter = "file";
    private const string DryRunParameter = "dryRun";
    private const string ReleaseParameter = "releasableTo";

    /// <summary>What is asked for, or why it is refused.</summary>
    public static (ImportRequest? Asked, ProblemHttpResult? Refusal) Read(HttpRequest request)
    {
        var query = new Query(request, [DryRunParameter, ReleaseParameter, DuplicateCheck.Parameter, FileParameter]);
        var file = query.Text(FileParameter);
        if (FormatOf(request.ContentType, file is not null) is not { } format)
        {
            return (null, Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "This content type is not read here.",
                "Send a zip as application/zip, JSON lines as application/jsonl, or one file as text/csv with ?file= and its name: "
                    + "the bytes themselves, not as a field of a form."));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isZipped = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) && format == ImportFormat.JsonLines;
        if (encoding.Length > 0 && !isZipped && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-encoding", "This content encoding is not read here.",
                "JSON lines can be sent with Content-Encoding: gzip; nothing else is compressed on its way."));
        }

        var (release, text) = ReleaseOf(query);
        var asked = new ImportRequest(
            format, RegisterFiles.Find(file ?? "")?.Name, query.Flag(DryRunParameter), release, text, OthersOf(query), isZipped, WantsJobOf(request) || format == ImportFormat.JsonLines);
        Check(query, format, file, asked);
        return query.Faults.Count > 0 ? (null, ResourceProblems.InvalidQuery(query.Faults)) : (asked, null);
    }

    private static void Check(Query query, ImportFormat format, string? file, ImportRequest asked)
    {
        if (format == ImportFormat.Csv && asked.File is null)
        {
            query.Refuse(FileParameter, $"Must name which file this is: {RegisterFiles.Names}.");
        }
        else if (format != ImportFormat.Csv && file is not null)
        {
            query.Refuse(FileParameter, format == ImportFormat.Zip ? "A zip names its files itself; leave it out." : "Is for CSV; leave it out.");
        }

        foreach (var parameter in new[] { DryRunParameter, ReleaseParameter }.Where(_ => format == ImportFormat.JsonLines))
        {
            if (query.Text(parameter) is not null)
            {
                query.Refuse(parameter, "Is for CSV: a JSON line is taken by itself, as it says.");
            }
        }
    }

    private static IReadOnlySet<string> OthersOf(Query query)
    {
        var others = query.Text(DuplicateCheck.Parameter);
        if (others is not null && DuplicateCheck.Fault(others) is { } fault)
        {
            query.Refuse(DuplicateCheck.Parameter, fault);
        }

        return DuplicateCheck.Named(others);
    }

    private static (Release? Release, string? Text) ReleaseOf(Query query)
    {
        Release? release = null;
        var text = query.Text(ReleaseParameter);
        if (text is not null && !Imports.ReleaseText.TryParse(text, out release))
        {
            query.Refuse(ReleaseParameter, $"Must be a list of audiences, separated by commas. {Audience.Rule}");
        }

        return (release, text);
    }

    /// <summary>The form of the body, under the names that browsers and tools give it; null for one that is not read.</summary>
    private static ImportFormat? FormatOf(string? contentType, bool namesFile) =>
        MediaTypeHeaderValue.TryParse(contentType, out var given)
            ? given.MediaType.ToString().ToLowerInvariant() switch
            {
                "application/zip" or "application/x-zip-compressed" or "application/x-zip" => ImportFormat.Zip,
                "text/csv" or "application/csv" or "application/vnd.ms-excel" => ImportFormat.Csv,
                "application/octet-stream" => namesFile ? ImportFormat.Csv : ImportFormat.Zip,
                "application/jsonl" or "application/x-ndjson" or "application/json-lines" => ImportFormat.JsonLines,
                _ => null,
            }
            : null;

    // RFC 7240: preferences are separated by commas, and each may have a value or parameters of its own.
    private static bool WantsJobOf(HttpRequest request) =>
        request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Split(';', '=')[0].Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
}
