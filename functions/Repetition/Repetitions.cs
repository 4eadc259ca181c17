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

    /// <summary>Looks a request's key up.</summary>
    /// <param name="request">The request.</param>
    /// <param name="digest">A digest of its body.</param>
    /// <param name="partition">Where in the register the request writes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Attempt> Begin(HttpRequest request, string digest, string partition, CancellationToken cancellation)
    {
        var keys = request.Headers[Header];
        if (keys.Count == 0)
        {
            return new Attempt.First(null);
        }

        if (keys is not [{ Length: > 0 and <= LongestKey } key] || !key.All(letter => letter is >= ' ' and <= '~'))
        {
            return new Attempt.Refused(Problems.Problem(
                StatusCodes.Status400BadRequest, "invalid-header", "A header cannot be read.",
                $"{Header} has 1 to {LongestKey} printable ASCII characters and is given once."));
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
            : await Repeated(partition, slot.Value, cancellation) ?? (Attempt)new Attempt.First(slot);
    }

    /// <summary>The answer that another request with the same key has been given meanwhile; null where there is none.</summary>
    public async Task<Attempt.Again?> Repeated(string partition, Guid slot, CancellationToken cancellation) =>
        await answers.Find(partition, slot, cancellation) is { } answer ? new Attempt.Again(new Replayed(answer)) : null;

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
