using CoProduction.Functions.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Import.Jobs;

/// <summary>The upload cannot be read, or its job cannot be started now.</summary>
public sealed class ImportProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind InvalidGzip = new(
        "invalid-gzip", StatusCodes.Status400BadRequest, "Invalid gzip", "The body is declared as gzip but cannot be decompressed.");

    public static readonly ProblemKind TooManyImports = new(
        "too-many-imports", StatusCodes.Status429TooManyRequests, "Too many imports", "The partner has as many unfinished imports as it may have.")
    {
        HasRetryAfter = true,
    };

    public static readonly ProblemKind UnsupportedEncoding = new(
        "unsupported-encoding", StatusCodes.Status415UnsupportedMediaType, "Unsupported content encoding",
        "The operation does not accept this compression of the body.");

    private readonly int? retryAfterSeconds;

    private ImportProblem(ProblemHttpResult problem, int? retryAfterSeconds = null)
        : base(problem) => this.retryAfterSeconds = retryAfterSeconds;

    public static IReadOnlyList<ProblemKind> Kinds { get; } =
        [InvalidQueryProblem.Kind, InvalidGzip, TooManyImports, UnsupportedEncoding, .. InvalidBodyProblem.Unreadable];

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        if (retryAfterSeconds is not null)
        {
            httpContext.Response.Headers[HeaderNames.RetryAfter] = $"{retryAfterSeconds}";
        }

        return base.ExecuteAsync(httpContext);
    }

    internal static ImportProblem Query(IReadOnlyList<QueryFault> faults) => new(new InvalidQueryProblem(faults).Answer);

    internal static ImportProblem MediaType() => new(InvalidBodyProblem.UnsupportedMediaType.Answer(
        "Send a zip as application/zip, JSON lines as application/jsonl, or one file as text/csv with ?file= and its name. "
            + "Send the bytes themselves as the body, not as a form field."));

    /// <param name="charset">The character set that the request names.</param>
    internal static ImportProblem Charset(string charset) => new(InvalidBodyProblem.UnsupportedMediaType.Answer(
        $"The character set '{charset}' is not read. Convert the text to UTF-8, and send it as such."));

    internal static ImportProblem Encoding() => new(UnsupportedEncoding.Answer(
        "Send only JSON lines with Content-Encoding: gzip. Send any other body without Content-Encoding."));

    internal static ImportProblem Gzip() => new(InvalidGzip.Answer("The body cannot be unpacked; nothing of it was kept."));

    /// <param name="limit">What is too large, and how large it may be.</param>
    internal static ImportProblem TooLarge(string limit) => new(InvalidBodyProblem.BodyTooLarge.Answer($"{limit} Split it into several imports."));

    internal static ImportProblem TooMany(int most) => new(
        TooManyImports.Answer($"Your partner may have {most} unfinished imports at a time. Wait until one has finished, or cancel one."),
        retryAfterSeconds: 30);
}

/// <summary>The import can no longer be cancelled.</summary>
public sealed class TooLateProblem : ProblemResult, IProblemKinds
{
    public static readonly ProblemKind Kind = new(
        "too-late", StatusCodes.Status409Conflict, "Too late to cancel", "The import has been accepted or has ended.");

    internal TooLateProblem(ImportJob job)
        : base(Kind.Answer(job.IsFinished ? "The import has ended." : "The import has been accepted, and all of it is being written."))
    {
    }

    public static IReadOnlyList<ProblemKind> Kinds => [Kind];
}
