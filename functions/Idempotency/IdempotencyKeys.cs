using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Access;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Idempotency;

/// <summary>
/// Recognizes repeated requests by their <c>Idempotency-Key</c>. A request that is repeated within 24 hours changes nothing more and gets its
/// first answer again. Each caller has its own keys. Only answers to requests that were carried out are kept: a refused request is checked
/// again each time.
/// </summary>
public sealed class IdempotencyKeys(IIdempotencyStore answers)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 255;

    /// <summary>Why a request's key cannot be taken; null where it can, and where there is none.</summary>
    public static IdempotencyProblem? Fault(HttpRequest request) =>
        request.Headers[Header] is [] or [{ Length: > 0 and <= LongestKey }] && request.Headers[Header].All(key => key!.All(letter => letter is >= ' ' and <= '~'))
            ? null
            : IdempotencyProblem.Unreadable(LongestKey);

    /// <summary>Looks up a request whose answer is kept in the register.</summary>
    /// <param name="request">The request.</param>
    /// <param name="digest">A digest of its body.</param>
    /// <param name="partition">The partition of the register that the request writes to.</param>
    /// <param name="cancellation">Cancels the lookup.</param>
    public async Task<Attempt> Begin(HttpRequest request, string digest, string partition, CancellationToken cancellation)
    {
        var attempt = await Reserve(request, digest, cancellation);
        return attempt is Attempt.First { Slot: { } slot } && await Repeated(partition, slot, cancellation) is { } repeated ? repeated : attempt;
    }

    /// <summary>Looks up the slot of a request. The slot tells its owner whether the request was carried out before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="digest">A digest of its body, and of everything else beside the address that a repeated request must match.</param>
    /// <param name="cancellation">Cancels the lookup.</param>
    /// <returns><see cref="Attempt.First"/> with the slot, or <see cref="Attempt.Refused"/> if the key is invalid or taken.</returns>
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
            Hash($"{caller.Author.Name}\n{key}"),
            Hash($"{request.Method} {request.Path.Value?.ToLowerInvariant()}{request.QueryString}\n{digest}"),
            cancellation);
        return slot is null
            ? new Attempt.Refused(IdempotencyProblem.UsedBefore())
            : new Attempt.First(slot);
    }

    /// <summary>The answer that another request with the same key has got in the meantime; null if there is none.</summary>
    public async Task<Attempt.Again?> Repeated(string partition, Guid slot, CancellationToken cancellation) =>
        await answers.Find(partition, slot, cancellation) is { } answer ? new Attempt.Again(new Replayed(answer)) : null;

    /// <summary>Keeps the answer to a request that wrote no record.</summary>
    /// <returns>The answer that the slot then holds.</returns>
    public Task<StoredAnswer> Keep(Guid slot, StoredAnswer answer, CancellationToken cancellation) =>
        answers.Keep(IIdempotencyStore.Apart, slot, answer, cancellation);

    /// <summary>The answer to a request that wrote no record; null if none is kept.</summary>
    public Task<StoredAnswer?> Kept(Guid slot, CancellationToken cancellation) => answers.Find(IIdempotencyStore.Apart, slot, cancellation);

    /// <summary>Deletes the answer to a request that was undone.</summary>
    public Task Drop(string partition, Guid slot, CancellationToken cancellation) => answers.Drop(partition, slot, cancellation);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What the lookup of a request found. A request without a key is always <see cref="First"/>.</summary>
public abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>The request must be carried out.</summary>
    /// <param name="Slot">Where to keep the answer; null if the request has no key.</param>
    public sealed record First(Guid? Slot) : Attempt;

    /// <summary>The request was carried out before.</summary>
    public sealed record Again(Replayed Answer) : Attempt;

    /// <summary>Its key cannot be taken.</summary>
    public sealed record Refused(IdempotencyProblem Problem) : Attempt;
}
