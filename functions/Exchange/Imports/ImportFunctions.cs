using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Takes a zip of the register's files, one of them, or records as JSON lines. A small body of CSV is imported at once, everything
/// else as a job.
/// </summary>
public sealed class ImportFunctions(Importer importer, ImportStart start, IOptions<ImportOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Function("ImportFiles")]
    public async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult>> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/imports")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.MayWriteAnything)
        {
            return AccessProblems.Forbidden("Only contributors and coordinators import.");
        }

        var (asked, refusal) = ImportRequest.Read(request);
        if (asked is null)
        {
            return refusal!;
        }

        if (request.ContentLength > options.Value.LargestBody)
        {
            return ImportAnswers.TooLarge($"An upload has at most {options.Value.LargestBody} bytes.");
        }

        if (asked.WantsJob || request.ContentLength > options.Value.LargestImmediateBody)
        {
            return await Start(request, caller, asked, request.Body, cancellation);
        }

        // A body of unknown length is small until it shows that it is not.
        await using var content = TemporaryFile.Create();
        if (!await Receive(request, content, cancellation))
        {
            return await Start(request, caller, asked, new StreamSequence(content, request.Body), cancellation);
        }

        using var package = asked.File is null ? Package.OfZip(content, options.Value.MostEntries) : Package.OfFile(asked.File, content);
        var terms = new ImportTerms(caller, caller.Author, asked.DryRun, asked.Release, Patience, asked.NotDuplicateOf);
        return Answer(await importer.Import(package, terms, null, cancellation), request.HttpContext.Response);
    }

    private static Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult> Answer(ImportOutcome outcome, HttpResponse response)
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
                    StatusCodes.Status409Conflict, "import-running", "Another import is being written.",
                    "Try again when it has finished, or send Prefer: respond-async and have it wait.");
        }
    }

    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult>> Start(
        HttpRequest request, Caller caller, ImportRequest asked, Stream body, CancellationToken cancellation)
    {
        var limits = options.Value;
        if (!await start.HasRoom(caller.Partner.Value, cancellation))
        {
            return ImportAnswers.TooMany(request.HttpContext.Response, start.Most);
        }

        var job = ImportJob.Of(caller, asked.Format, time.GetUtcNow(), start.NewId()) with
        {
            File = asked.File,
            DryRun = asked.DryRun,
            ReleasableTo = asked.ReleaseText,
            NotDuplicateOf = [.. asked.NotDuplicateOf.Order(StringComparer.Ordinal)],
        };
        await using var content = asked.IsZipped
            ? UploadStream.Unzipped(body, limits.LargestBody, limits.LargestContent)
            : new UploadStream(body, limits.LargestBody);
        try
        {
            return await start.Start(job, content, cancellation) is { } started
                ? ImportAnswers.Started(request, started, asked.WantsJob)
                : ImportAnswers.TooMany(request.HttpContext.Response, start.Most);
        }
        catch (ContentTooLargeException tooLarge)
        {
            return ImportAnswers.TooLarge(tooLarge.Message);
        }
        catch (InvalidDataException)
        {
            return Problems.Problem(StatusCodes.Status400BadRequest, "invalid-gzip", "The body is not gzip.", "Nothing of it was kept.");
        }
    }

    /// <summary>Takes the body in; false where it is too large to be imported at once. What was read until then is in the file.</summary>
    private async Task<bool> Receive(HttpRequest request, FileStream content, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        int read;
        while (content.Position <= options.Value.LargestImmediateBody && (read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        var isWhole = content.Position <= options.Value.LargestImmediateBody;
        content.Position = 0;
        return isWhole;
    }
}
