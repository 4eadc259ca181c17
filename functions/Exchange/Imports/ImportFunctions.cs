using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>Takes a zip of the register's files, or one of them.</summary>
public sealed class ImportFunctions(Importer importer, IOptions<ImportOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Function("ImportFiles")]
    public async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/imports")] HttpRequest request, CancellationToken cancellation)
    {
        var (terms, wrong) = Terms(request.Query);
        if (terms is null)
        {
            return Problems.Problem(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read.", wrong);
        }

        var isZip = IsMediaType(request, "application/zip");
        if (!isZip && !IsMediaType(request, "text/csv"))
        {
            return Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "This content type is not read here.",
                "Send application/zip, or text/csv with ?file= and the file's name.");
        }

        var name = request.Query["file"].ToString();
        if (!isZip && RegisterFiles.Find(name) is null)
        {
            return Problems.Problem(
                StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read.",
                $"Name in ?file= which file this is: {RegisterFiles.Names}.");
        }

        await using var content = TemporaryFile.Create();
        if (!await Receive(request, content, cancellation))
        {
            return Problems.Problem(
                StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large.",
                $"An import has at most {options.Value.LargestBody} bytes. Send the files in several imports.");
        }

        using var package = isZip ? Package.OfZip(content, options.Value.MostEntries) : Package.OfFile(name, content);
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

    private static (ImportTerms? Terms, string? Wrong) Terms(IQueryCollection query)
    {
        var dryRun = false;
        if (query.TryGetValue("dryRun", out var wanted) && !bool.TryParse(wanted, out dryRun))
        {
            return (null, "dryRun is true or false.");
        }

        Release? release = null;
        if (query.TryGetValue("releasableTo", out var audiences) && !ReleaseText.TryParse(audiences.ToString(), out release))
        {
            return (null, $"releasableTo is a list of audiences, separated by commas. {Audience.Rule}");
        }

        return (new ImportTerms(Author.Local, dryRun, release, Patience), null);
    }

    private static bool IsMediaType(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var given) && given.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);

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
