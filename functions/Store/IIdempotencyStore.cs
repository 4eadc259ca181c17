using System.Globalization;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>Stores the answers to requests with a key, as long as the requests can be repeated.</summary>
public interface IIdempotencyStore
{
    /// <summary>The partition of answers that concern no record.</summary>
    const string Apart = "keys";

    /// <summary>
    /// Reserves a key for a request. The first request with a key, or the first one after the key has expired, gets a new slot. A repeated
    /// request gets the same slot.
    /// </summary>
    /// <param name="key">A hash of the caller and its key, in lower-case hexadecimal digits.</param>
    /// <param name="fingerprint">A hash of the request.</param>
    /// <param name="cancellation">Cancels the reservation.</param>
    /// <returns>The slot; null if the key belongs to another request.</returns>
    Task<Guid?> Reserve(string key, string fingerprint, CancellationToken cancellation);

    /// <summary>Finds the answer in a slot; null if there is none.</summary>
    Task<StoredAnswer?> Find(string partition, Guid slot, CancellationToken cancellation);

    /// <summary>Stores an answer on its own. The answer to a write of a record goes into its transaction (<see cref="AnswerToKeep"/>).</summary>
    /// <returns>The answer that the slot then holds. The first answer stored in a slot stays.</returns>
    Task<StoredAnswer> Keep(string partition, Guid slot, StoredAnswer answer, CancellationToken cancellation);

    /// <summary>Deletes an answer at once.</summary>
    Task Drop(string partition, Guid slot, CancellationToken cancellation);

    /// <summary>Deletes expired keys and answers.</summary>
    Task Forget(CancellationToken cancellation);
}

internal static class AnswerTime
{
    /// <summary>How long a key and its answer are valid.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>A new slot, which contains the time when it was made.</summary>
    public static Guid NewSlot(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>When a slot was made (UTC), to the millisecond (RFC 9562, section 5.7).</summary>
    public static DateTimeOffset Of(Guid slot) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(slot.ToString("N").AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}

/// <summary>An answer to store in the same transaction as its write, so that a repeated request gets the same answer.</summary>
/// <param name="Slot">The slot of the answer, in the partition of the record.</param>
/// <param name="Make">Makes the answer from the written record.</param>
public sealed record AnswerToKeep(Guid Slot, Func<Entry<IRecord>, StoredAnswer> Make);

/// <summary>An answer to a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">The address of the created resource; null if none was created.</param>
/// <param name="ETag">The ETag of the created resource, without quotes; null if it has none.</param>
/// <param name="Body">The body, as JSON.</param>
public sealed record StoredAnswer(int Status, string? Location, string? ETag, string Body);
