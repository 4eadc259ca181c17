using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Repetition;

/// <summary>
/// Requests that carry an <c>Idempotency-Key</c>: sent again within 24 hours, such a request is answered as it was the first
/// time and does nothing more. A key is its caller's own. Only what was done is kept: a refusal is found anew each time.
/// </summary>
public sealed class Repetitions(IAnswers answers)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 255;

    /// <summary>Why a request's key cannot be taken; null where it can, and where there is none.</summary>
    public static ProblemHttpResult? Fault(HttpRequest request) =>
        request.Headers[Header] is [] or [{ Length: > 0 and <= LongestKey }] && request.Headers[Header].All(key => key!.All(letter => letter is >= ' ' and <= '~'))
            ? null
            : Problems.Problem(
                StatusCodes.Status400BadRequest, "invalid-header", "A header cannot be read.",
                $"{Header} has 1 to {LongestKey} printable ASCII characters and is given once.");

    /// <summary>Looks up a request whose answer is kept in the register.</summary>
    /// <param name="request">The request.</param>
    /// <param name="digest">A digest of its body.</param>
    /// <param name="partition">Where in the register the request writes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Attempt> Begin(HttpRequest request, string digest, string partition, CancellationToken cancellation)
    {
        var attempt = await Reserve(request, digest, cancellation);
        return attempt is Attempt.First { Slot: { } slot } && await Repeated(partition, slot, cancellation) is { } again ? again : attempt;
    }

    /// <summary>Looks up the slot of a request. Whoever asks finds out by the slot whether it was carried out before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="digest">A digest of its body, and of whatever else must be the same beside the address.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>That it is the first, as far as the slot says, or that its key cannot be taken.</returns>
    public async Task<Attempt> Reserve(HttpRequest request, string digest, CancellationToken cancellation)
    {
        if (Fault(request) is { } fault)
        {
            return new Attempt.Refused(fault);
        }

        if (request.Headers[Header] is not [var key])
        {
            return new Attempt.First(null);
        }

        var caller = Caller.Of(request);
        var slot = await answers.Reserve(
            Hash($"{caller.Partner}\n{caller.Subject}\n{key}"),
            Hash($"{request.Method} {request.Path.Value?.ToLowerInvariant()}{request.QueryString}\n{digest}"),
            cancellation);
        return slot is null
            ? new Attempt.Refused(Problems.Problem(
                StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "This key was used for another request.",
                $"Nothing was done. A new request needs a new {Header}; the same request is sent with the same body."))
            : new Attempt.First(slot);
    }

    /// <summary>The answer that another request with the same key has been given meanwhile; null where there is none.</summary>
    public async Task<Attempt.Again?> Repeated(string partition, Guid slot, CancellationToken cancellation) =>
        await answers.Find(partition, slot, cancellation) is { } answer ? new Attempt.Again(new Replayed(answer)) : null;

    /// <summary>Keeps the answer to a request that wrote no record.</summary>
    /// <returns>The answer that the slot has then.</returns>
    public Task<StoredAnswer> Keep(Guid slot, StoredAnswer answer, CancellationToken cancellation) =>
        answers.Keep(IAnswers.Apart, slot, answer, cancellation);

    /// <summary>The answer to a request that wrote no record; null where none was kept.</summary>
    public Task<StoredAnswer?> Kept(Guid slot, CancellationToken cancellation) => answers.Find(IAnswers.Apart, slot, cancellation);

    /// <summary>Forgets an answer to something that was taken back.</summary>
    public Task Drop(string partition, Guid slot, CancellationToken cancellation) => answers.Drop(partition, slot, cancellation);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What a request with or without a key is.</summary>
public abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>It is to be carried out.</summary>
    /// <param name="Slot">Where to keep its answer; null where it carries no key.</param>
    public sealed record First(Guid? Slot) : Attempt;

    /// <summary>It was carried out before.</summary>
    public sealed record Again(Replayed Answer) : Attempt;

    /// <summary>Its key cannot be taken.</summary>
    public sealed record Refused(ProblemHttpResult Problem) : Attempt;
}
