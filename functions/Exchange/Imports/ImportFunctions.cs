using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Exchange.Jobs;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Repetition;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>
/// Takes a zip of the register's files, one of them, or records as JSON lines. A small body of CSV is imported at once, everything
/// else as a job.
/// </summary>
public sealed class ImportFunctions(Importer importer, ImportStart start, Repetitions repetitions, IOptions<ImportOptions> options, TimeProvider time)
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

        if (Repetitions.Fault(request) is { } unfit)
        {
            return unfit;
        }

        if (request.Headers.ContainsKey(Repetitions.Header))
        {
            return await Once(request, caller, asked, cancellation);
        }

        if (asked.WantsJob || request.ContentLength > options.Value.LargestImmediateBody)
        {
            return await Start(request, caller, asked, request.Body, slot: null, cancellation);
        }

        // A body of unknown length is small until it shows that it is not.
        await using var content = TemporaryFile.Create();
        return await Receive(request, content, options.Value.LargestImmediateBody, digest: null, cancellation)
            ? await Import(request, caller, asked, content, slot: null, cancellation)
            : await Start(request, caller, asked, new StreamSequence(content, request.Body), slot: null, cancellation);
    }

    /// <summary>Carries out a request with a key, unless it was before. Only the whole body tells whether it is the same.</summary>
    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult>> Once(
        HttpRequest request, Caller caller, ImportRequest asked, CancellationToken cancellation)
    {
        await using var content = TemporaryFile.Create();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!await Receive(request, content, options.Value.LargestBody, digest, cancellation))
        {
            return ImportAnswers.TooLarge($"An upload has at most {options.Value.LargestBody} bytes.");
        }

        var sameness = $"{asked.Format} {asked.IsZipped} {asked.WantsJob} {Convert.ToHexStringLower(digest.GetHashAndReset())}";
        var attempt = await repetitions.Reserve(request, sameness, cancellation);
        if (attempt is not Attempt.First { Slot: { } slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (await start.Find(caller.Partner.Value, ImportIds.Of(slot), cancellation) is { } started)
        {
            return Again(request, started, asked.WantsJob);
        }

        return asked.WantsJob || content.Length > options.Value.LargestImmediateBody
            ? await Start(request, caller, asked, content, slot, cancellation)
            : await Import(request, caller, asked, content, slot, cancellation);
    }

    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult>> Import(
        HttpRequest request, Caller caller, ImportRequest asked, FileStream content, Guid? slot, CancellationToken cancellation)
    {
        using var package = asked.File is null ? Package.OfZip(content, options.Value.MostEntries) : Package.OfFile(asked.File, content);
        var terms = new ImportTerms(caller, caller.Author, asked.DryRun, asked.Release, Patience, asked.NotDuplicateOf)
        {
            Intent = slot is null ? null : ImportIntents.NameIn(slot.Value),
            KeepsReport = slot is not null,
        };
        return Answer(await importer.Import(package, terms, null, cancellation), request.HttpContext.Response);
    }

    private static Accepted<ImportResponse> Again(HttpRequest request, ImportJob job, bool wasPreferred)
    {
        Replayed.Mark(request.HttpContext.Response);
        return ImportAnswers.Started(request, job.AsStarted, wasPreferred);
    }

    private static Results<Ok<ImportReport>, Accepted<ImportResponse>, ProblemHttpResult> Answer(ImportOutcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                return TypedResults.Ok(accepted.Report);
            case ImportOutcome.Repeated repeated:
                Replayed.Mark(response);
                return TypedResults.Ok(repeated.Report);
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
        HttpRequest request, Caller caller, ImportRequest asked, Stream body, Guid? slot, CancellationToken cancellation)
    {
        var limits = options.Value;
        var id = slot is null ? start.NewId() : ImportIds.Of(slot.Value);
        if (!await start.HasRoom(caller.Partner.Value, cancellation))
        {
            // Of two requests with one key, the other may have taken the room.
            return slot is not null && await start.Find(caller.Partner.Value, id, cancellation) is { } same
                ? Again(request, same, asked.WantsJob)
                : ImportAnswers.TooMany(request.HttpContext.Response, start.Most);
        }

        var job = ImportJob.Of(caller, asked.Format, time.GetUtcNow(), id) with
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
            var (started, isAnothers) = await start.Start(job, content, cancellation);
            return started is null ? ImportAnswers.TooMany(request.HttpContext.Response, start.Most)
                : isAnothers ? Again(request, started, asked.WantsJob)
                : ImportAnswers.Started(request, started.AsStarted, asked.WantsJob);
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

    /// <summary>Takes the body in; false where it has more than so many bytes. What was read until then is in the file.</summary>
    private static async Task<bool> Receive(
        HttpRequest request, FileStream content, long most, IncrementalHash? digest, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        int read;
        while (content.Position <= most && (read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            digest?.AppendData(buffer, 0, read);
            await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        var isWhole = content.Position <= most;
        content.Position = 0;
        return isWhole;
    }
}
