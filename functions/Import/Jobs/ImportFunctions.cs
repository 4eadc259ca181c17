using System.Security.Cryptography;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Csv;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>Takes a zip of the register's files, one of the files, or JSON lines, and starts a job that imports it.</summary>
public sealed class ImportFunctions(ImportStart start, ImportJobs jobs, IdempotencyKeys idempotency, ImportOptions options, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Import records.</summary>
    /// <remarks>
    /// Accepts a zip of exchange-format files, a single CSV file named by <c>file</c>, or JSON lines, and starts a job. An import of files stores all of
    /// its records or none; data that the files do not state stays. Each JSON line (<c>ImportLine</c>) adds, replaces or deletes a record, and is accepted or
    /// rejected by itself. With <c>Prefer: wait=10</c>, the answer waits up to that many seconds (at most 60) for the end of the job.
    /// </remarks>
    /// <response code="202">The import job; one that has ended if the request wanted to wait for that.</response>
    [Function("ImportFiles")]
    public async Task<Results<Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Post(
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

        return request.Headers.ContainsKey(IdempotencyKeys.Header)
            ? await Once(request, caller, asked, cancellation)
            : await Start(request, caller, asked, request.Body, slot: null, cancellation);
    }

    /// <summary>Carries out a request with an idempotency key, unless it was carried out before. Only the whole body shows whether it is the same request.</summary>
    private async Task<Results<Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Once(
        HttpRequest request, Caller caller, ImportRequest asked, CancellationToken cancellation)
    {
        await using var content = TemporaryFile.Create();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!await Receive(request, content, options.LargestBody, digest, cancellation))
        {
            return ImportProblem.TooLarge($"An upload has at most {options.LargestBody} bytes.");
        }

        var digested = $"{asked.Format} {asked.IsZipped} {Convert.ToHexStringLower(digest.GetHashAndReset())}";
        var attempt = await idempotency.Reserve(request, digested, cancellation);
        if (attempt is not Attempt.First { Slot: { } slot })
        {
            return ((Attempt.Refused)attempt).Problem;
        }

        if (await start.Find(caller.Partner.Value, ImportIds.Of(slot), cancellation) is { } started)
        {
            return await Answer(request, started, asked, isAgain: true, cancellation);
        }

        return await Start(request, caller, asked, content, slot, cancellation);
    }

    private async Task<Results<Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Start(
        HttpRequest request, Caller caller, ImportRequest asked, Stream body, Guid? slot, CancellationToken cancellation)
    {
        var id = slot is null ? start.NewId() : ImportIds.Of(slot.Value);
        if (!await start.HasRoom(caller.Partner.Value, cancellation))
        {
            // Another request with the same key may have started the job.
            return slot is not null && await start.Find(caller.Partner.Value, id, cancellation) is { } same
                ? await Answer(request, same, asked, isAgain: true, cancellation)
                : ImportProblem.TooMany(start.Most);
        }

        var job = ImportJob.Of(caller, asked.Format, time.GetUtcNow(), id) with
        {
            File = asked.File,
            DryRun = asked.DryRun,
            ReleasableTo = asked.ReleaseText,
            NotDuplicateOf = [.. asked.NotDuplicateOf.Order(StringComparer.Ordinal)],
            Replaces = [.. asked.Replaces.Order()],
            Position = asked.Position,
            Overwrites = asked.Overwrites,
        };
        await using var content = asked.IsZipped
            ? UploadStream.Unzipped(body, options.LargestBody, options.LargestContent)
            : new UploadStream(body, options.LargestBody);
        try
        {
            var (started, isAnothers) = await start.Start(job, content, isAlone: slot is null, cancellation);
            return started is null ? ImportProblem.TooMany(start.Most)
                : await Answer(request, started, asked, isAnothers, cancellation);
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

    /// <summary>The job as it was started or, where the request waits and the job ends in that time, as it has ended.</summary>
    private async Task<Results<Accepted<ImportResponse>, ForbiddenProblem, IdempotencyProblem, ImportProblem>> Answer(
        HttpRequest request, ImportJob job, ImportRequest asked, bool isAgain, CancellationToken cancellation)
    {
        if (isAgain)
        {
            Replayed.Mark(request.HttpContext.Response);
        }

        if (asked.Wait is { } wait && await End(job, wait, cancellation) is { } ended)
        {
            return ImportAnswers.Ended(request, ended);
        }

        return ImportAnswers.Started(request, job.AsStarted, asked);
    }

    /// <summary>The job when it has ended; null where it has not ended by then.</summary>
    private async Task<ImportJob?> End(ImportJob job, TimeSpan wait, CancellationToken cancellation)
    {
        for (var start = time.GetTimestamp(); ; await Task.Delay(LookEvery, time, cancellation))
        {
            if (await jobs.Find(job.Partner, job.Id, cancellation) is { IsFinished: true } ended)
            {
                return ended;
            }

            if (time.GetElapsedTime(start) >= wait)
            {
                return null;
            }
        }
    }

    /// <summary>Copies the body into the file; false where it is larger than that.</summary>
    private static async Task<bool> Receive(
        HttpRequest request, FileStream content, long most, IncrementalHash digest, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        int read;
        while (content.Position <= most && (read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            digest.AppendData(buffer, 0, read);
            await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        var isWhole = content.Position <= most;
        content.Position = 0;
        return isWhole;
    }
}
