using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Takes a zip of the register's files, or one of them.</summary>
public sealed class ImportFunctions(Importer importer, IOptions<ImportOptions> options)
{
    private const string FileParameter = "file";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Function("ImportFiles")]
    public async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/imports")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["dryRun", "releasableTo", DuplicateCheck.Parameter, FileParameter]);
        var terms = Terms(query);
        var name = query.Text(FileParameter);
        var isZip = IsZip(request.ContentType, name is not null);
        if (isZip is null)
        {
            return Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "This content type is not read here.",
                "Send a zip as application/zip, or one file as text/csv with ?file= and its name: the bytes themselves, not as a field of a form.");
        }

        if (isZip == (name is not null) || (name is not null && RegisterFiles.Find(name) is null))
        {
            query.Refuse(FileParameter, isZip.Value
                ? "A zip names its files itself; leave it out."
                : $"Must name which file this is: {RegisterFiles.Names}.");
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        await using var content = TemporaryFile.Create();
        if (!await Receive(request, content, cancellation))
        {
            return Problems.Problem(
                StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large.",
                $"An import has at most {options.Value.LargestBody} bytes. Send the files in several imports.");
        }

        using var package = name is null ? Package.OfZip(content, options.Value.MostEntries) : Package.OfFile(name, content);
        return Answer(await importer.Import(package, terms, null, cancellation), request.HttpContext.Response);
    }

    private static Results<Ok<ImportReport>, ProblemHttpResult> Answer(ImportOutcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                return TypedResults.Ok(accepted.Report);
            case ImportOutcome.Rejected rejected:
                return Problems.Problem(
                    StatusCodes.Status400BadRequest, "import-rejected", "The import was rejected; nothing of it was stored.",
                    rejected.Count > rejected.Faults.Count ? $"The first {rejected.Faults.Count} of {rejected.Count} faults are listed." : null,
                    [new("faultCount", rejected.Count), new("faults", rejected.Faults)]);
            default:
                response.Headers[HeaderNames.RetryAfter] = $"{Patience.TotalSeconds}";
                return Problems.Problem(
                    StatusCodes.Status409Conflict, "import-running", "Another import is being written.", "Try again when it has finished.");
        }
    }

    private static ImportTerms Terms(Query query)
    {
        var dryRun = query.Flag("dryRun");

        Release? release = null;
        if (query.Text("releasableTo") is { } audiences && !ReleaseText.TryParse(audiences, out release))
        {
            query.Refuse("releasableTo", $"Must be a list of audiences, separated by commas. {Audience.Rule}");
        }

        var others = query.Text(DuplicateCheck.Parameter);
        if (others is not null && DuplicateCheck.Fault(others) is { } fault)
        {
            query.Refuse(DuplicateCheck.Parameter, fault);
        }

        return new ImportTerms(Author.Local, dryRun, release, Patience, DuplicateCheck.Named(others));
    }

    /// <summary>Whether the body is a zip (true) or one file (false), under the names that browsers and tools give them; null for neither.</summary>
    private static bool? IsZip(string? contentType, bool namesFile) =>
        MediaTypeHeaderValue.TryParse(contentType, out var given)
            ? given.MediaType.ToString().ToLowerInvariant() switch
            {
                "application/zip" or "application/x-zip-compressed" or "application/x-zip" => true,
                "text/csv" or "application/csv" or "application/vnd.ms-excel" => false,
                "application/octet-stream" => !namesFile,
                _ => null,
            }
            : null;

    private async Task<bool> Receive(HttpRequest request, FileStream content, CancellationToken cancellation)
    {
        if (request.ContentLength > options.Value.LargestBody)
        {
            return false;
        }

        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Position + read > options.Value.LargestBody)
            {
                return false;
            }

            await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        content.Position = 0;
        return true;
    }
}
