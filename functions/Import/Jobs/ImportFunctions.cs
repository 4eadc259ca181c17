using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Csv;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>
/// Imports a zip of the register's files, one of the files, or JSON lines. A small body of CSV is imported while the request waits;
/// everything else becomes a job.
/// </summary>
public sealed class ImportFunctions(Importer importer, ImportStart start, IdempotencyKeys idempotency, ImportOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Import records.</summary>
    /// <remarks>
    /// Accepts a zip of exchange-format files, a single CSV file named by <c>file</c>, or JSON lines. An import of files stores all of its records or
    /// none; data that the files do not state stays. Each JSON line is accepted or rejected by itself. A large body, JSON lines, and a request that
    /// prefers it become a job.
    /// </remarks>
    /// <response code="200">The result of the import, or of the dry run.</response>
    /// <response code="202">The import job.</response>
    [Function("ImportFiles")]
    public async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/imports")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.MayWriteAnything)
        {
            return new ForbiddenProblem("Only contributors and coordinators import.");
        }

        var (asked, refusal) = ImportRequest.Read(request);
        if (asked is null)
        {
            return refusal!;
        }

        if (request.ContentLength > options.LargestBody)
        {
            return ImportProblem.TooLarge($"An upload has at most {options.LargestBody} bytes.");
        }

        if (IdempotencyKeys.Fault(request) is { } unfit)
        {
            return unfit;
        }

        if (request.Headers.ContainsKey(IdempotencyKeys.Header))
        {
            return await Once(request, caller, asked, cancellation);
        }

        if (asked.WantsJob || request.ContentLength > options.LargestImmediateBody)
        {
            return await Start(request, caller, asked, request.Body, slot: null, cancellation);
        }

        // A body of unknown length counts as small until it turns out larger.
        await using var content = TemporaryFile.Create();
        return await Receive(request, content, options.LargestImmediateBody, digest: null, cancellation)
            ? await Import(request, caller, asked, content, slot: null, cancellation)
            : await Start(request, caller, asked, new ConcatenatedStream(content, request.Body), slot: null, cancellation);
    }

    /// <summary>Carries out a request with an idempotency key, unless it was carried out before. Only the whole body shows whether it is the same request.</summary>
    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Once(
        HttpRequest request, Caller caller, ImportRequest asked, CancellationToken cancellation)
    {
        await using var content = TemporaryFile.Create();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!await Receive(request, content, options.LargestBody, digest, cancellation))
        {
            return ImportProblem.TooLarge($"An upload has at most {options.LargestBody} bytes.");
        }

        var digested = $"{asked.Format} {asked.IsZipped} {asked.WantsJob} {Convert.ToHexStringLower(digest.GetHashAndReset())}";
        var attempt = await idempotency.Reserve(request, digested, cancellation);
        if (attempt is not Attempt.First { Slot: { } slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (await start.Find(caller.Partner.Value, ImportIds.Of(slot), cancellation) is { } started)
        {
            return Again(request, started, asked.WantsJob);
        }

        return asked.WantsJob || content.Length > options.LargestImmediateBody
            ? await Start(request, caller, asked, content, slot, cancellation)
            : await Import(request, caller, asked, content, slot, cancellation);
    }

    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Import(
        HttpRequest request, Caller caller, ImportRequest asked, FileStream content, Guid? slot, CancellationToken cancellation)
    {
        using var package = asked.File is null ? Package.OfZip(content, options.MostEntries) : Package.OfFile(asked.File, content);
        var terms = new ImportTerms(caller, caller.Author, asked.DryRun, asked.Release, LongestWait, asked.NotDuplicateOf)
        {
            Replaces = asked.Replaces,
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

    private static Results<Ok<ImportReport>, Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem> Answer(ImportOutcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case ImportOutcome.Accepted accepted:
                return TypedResults.Ok(accepted.Report);
            case ImportOutcome.Repeated repeated:
                Replayed.Mark(response);
                return TypedResults.Ok(repeated.Report);
            case ImportOutcome.Rejected rejected:
                return ImportProblem.Faulty(rejected);
            default:
                return ImportProblem.Busy(LongestWait);
        }
    }

    private async Task<Results<Ok<ImportReport>, Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Start(
        HttpRequest request, Caller caller, ImportRequest asked, Stream body, Guid? slot, CancellationToken cancellation)
    {
        var id = slot is null ? start.NewId() : ImportIds.Of(slot.Value);
        if (!await start.HasRoom(caller.Partner.Value, cancellation))
        {
            // Another request with the same key may have started the job.
            return slot is not null && await start.Find(caller.Partner.Value, id, cancellation) is { } same
                ? Again(request, same, asked.WantsJob)
                : ImportProblem.TooMany(start.Most);
        }

        var job = ImportJob.Of(caller, asked.Format, time.GetUtcNow(), id) with
        {
            File = asked.File,
            DryRun = asked.DryRun,
            ReleasableTo = asked.ReleaseText,
            NotDuplicateOf = [.. asked.NotDuplicateOf.Order(StringComparer.Ordinal)],
            Replaces = [.. asked.Replaces.Order()],
        };
        await using var content = asked.IsZipped
            ? UploadStream.Unzipped(body, options.LargestBody, options.LargestContent)
            : new UploadStream(body, options.LargestBody);
        try
        {
            var (started, isAnothers) = await start.Start(job, content, isAlone: slot is null, cancellation);
            return started is null ? ImportProblem.TooMany(start.Most)
                : isAnothers ? Again(request, started, asked.WantsJob)
                : ImportAnswers.Started(request, started.AsStarted, asked.WantsJob);
        }
        catch (ContentTooLargeException tooLarge)
        {
            return ImportProblem.TooLarge(tooLarge.Message);
        }
        catch (InvalidDataException)
        {
            return ImportProblem.Gzip();
        }
    }

    /// <summary>Copies the body into the file; false where it is larger than that, and then the file has what was read.</summary>
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
