using System.Globalization;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Import.Csv;
using CoProduction.Registry.Releases;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>What a request asks to import, by its headers and its query.</summary>
/// <param name="Format">The form of its body.</param>
/// <param name="File">The name of the file, where the body is a single CSV file.</param>
/// <param name="DryRun">Whether to write nothing.</param>
/// <param name="Release">The audiences to which partners' new records are released where their rows name none.</param>
/// <param name="ReleaseText">The same, as the request states it.</param>
/// <param name="NotDuplicateOf">The ids of registered sites that no new site duplicates, however similar.</param>
/// <param name="Replaces">What its rows state as a whole.</param>
/// <param name="Position">The position in the change feed at which its body was exported, where the request states it.</param>
/// <param name="Overwrites">Whether to replace also what somebody changed after that.</param>
/// <param name="IsZipped">Whether the body is compressed.</param>
/// <param name="Wait">How long its answer waits for the end of the job; null where it does not.</param>
/// <param name="IsAsyncPreferred">Whether it prefers an answer before the end of the job, as every request gets one that does not wait.</param>
internal sealed record ImportRequest(
    ImportFormat Format, string? File, bool DryRun, Release? Release, string? ReleaseText, IReadOnlySet<string> NotDuplicateOf, IReadOnlySet<Whole> Replaces, string? Position, bool Overwrites, bool IsZipped, TimeSpan? Wait, bool IsAsyncPreferred)
{
    private static readonly string[] Utf8Names = ["utf-8", "utf8", "us-ascii"];

    private const int LongestWaitSeconds = 60;
    private const string FileParameter = "file";
    private const string DryRunParameter = "dryRun";
    private const string ReleaseParameter = "releasableTo";
    private const string ReplaceParameter = "replace";
    private const string PositionParameter = "position";
    private const string OverwriteParameter = "overwrite";

    /// <summary>What the request asks for, or the problem with it.</summary>
    public static (ImportRequest? Asked, ImportProblem? Refusal) Read(HttpRequest request)
    {
        var query = new Query(request, [DryRunParameter, ReleaseParameter, DuplicateCheck.Parameter, FileParameter, ReplaceParameter, PositionParameter, OverwriteParameter]);
        var file = query.Text(FileParameter);
        if (FormatOf(request.ContentType, file is not null) is not { } format)
        {
            return (null, ImportProblem.MediaType());
        }

        if (format != ImportFormat.Zip && CharsetOf(request.ContentType) is { } charset)
        {
            return (null, ImportProblem.Charset(charset));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isZipped = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) && format == ImportFormat.JsonLines;
        if (encoding.Length > 0 && !isZipped && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return (null, ImportProblem.Encoding());
        }

        var (release, text) = ReleaseOf(query);
        var asked = new ImportRequest(
            format, CsvFiles.Find(file ?? "")?.Name, query.Flag(DryRunParameter), release, text, OthersOf(query), ReplacesOf(query), PositionOf(query), query.Flag(OverwriteParameter), isZipped, WaitOf(request), Prefers(request, "respond-async").Any());
        Check(query, format, file, asked);
        return query.Faults.Count > 0 ? (null, ImportProblem.Query(query.Faults)) : (asked, null);
    }

    private static void Check(Query query, ImportFormat format, string? file, ImportRequest asked)
    {
        if (format == ImportFormat.Csv && asked.File is null)
        {
            query.Refuse(FileParameter, $"Must name which file this is: {CsvFiles.Names}.");
        }
        else if (format != ImportFormat.Csv && file is not null)
        {
            query.Refuse(FileParameter, format == ImportFormat.Zip ? "A zip names its files itself; leave it out." : "Is for CSV; leave it out.");
        }

        foreach (var parameter in new[] { ReleaseParameter, ReplaceParameter }.Where(_ => format == ImportFormat.JsonLines))
        {
            if (query.Text(parameter) is not null)
            {
                query.Refuse(parameter, "Is for CSV; leave it out. Each JSON line is stored or rejected by itself, and names its own release.");
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

    private static IReadOnlySet<Whole> ReplacesOf(Query query)
    {
        if (!Wholes.TryParse(query.Text(ReplaceParameter), out var replaces))
        {
            query.Refuse(ReplaceParameter, Wholes.Rule);
        }

        return replaces;
    }

    private static string? PositionOf(Query query)
    {
        var position = query.Text(PositionParameter);
        if (position is not null && ExportPosition.Parse(position) is null)
        {
            query.Refuse(PositionParameter, ExportPosition.Rule);
        }

        return position;
    }

    private static (Release? Release, string? Text) ReleaseOf(Query query)
    {
        Release? release = null;
        var text = query.Text(ReleaseParameter);
        if (text is not null && !Csv.ReleaseText.TryParse(text, out release))
        {
            query.Refuse(ReleaseParameter, $"Must be a list of audiences, separated by commas. {Audience.Rule}");
        }

        return (release, text);
    }

    /// <summary>The form of the body, by the media types that browsers and tools send; null for any other type.</summary>
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

    /// <summary>The character set that the request names and that is not read; null where it names none, or UTF-8 or a part of it.</summary>
    private static string? CharsetOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var given) && given.Charset.Value?.Trim('"') is { Length: > 0 } charset
            && !Utf8Names.Contains(charset, StringComparer.OrdinalIgnoreCase) ? charset : null;

    /// <summary>RFC 7240, section 4.3: <c>Prefer: wait=10</c>.</summary>
    private static TimeSpan? WaitOf(HttpRequest request) =>
        Prefers(request, "wait").FirstOrDefault() is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWaitSeconds))
            : null;

    /// <summary>The values of a preference. By RFC 7240, commas separate preferences, and each can have a value and parameters.</summary>
    private static IEnumerable<string> Prefers(HttpRequest request, string name) =>
        from preference in request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(','))
        let parts = preference.Split(';')[0].Split('=', 2)
        where parts[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
        select parts.Length > 1 ? parts[1].Trim().Trim('"') : "";
}

/// <summary>The form of an import.</summary>
public enum ImportFormat
{
    /// <summary>A zip of the register's CSV files; all of it is stored or nothing.</summary>
    Zip,

    /// <summary>One of the register's CSV files; all of it is stored or nothing.</summary>
    Csv,

    /// <summary>One record a line; each line is stored or rejected by itself.</summary>
    JsonLines,
}
