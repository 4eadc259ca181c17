using System.Globalization;

namespace CoProduction.Functions.Registry;

/// <summary>The answers to requests that carried a key, for as long as they can be asked for again.</summary>
public interface IAnswers
{
    /// <summary>The partition of answers that tell of no record.</summary>
    const string Apart = "keys";

    /// <summary>
    /// Reserves a key for a request. Whoever comes first with a key, or comes after its time, gets a new slot; whoever comes
    /// again gets the same one.
    /// </summary>
    /// <param name="key">The caller's key, in lower-case hexadecimal digits.</param>
    /// <param name="fingerprint">What the request asks for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The slot; null where the key is another request's.</returns>
    Task<Guid?> Reserve(string key, string fingerprint, CancellationToken cancellation);

    /// <summary>The answer in a slot; null where none was kept.</summary>
    Task<StoredAnswer?> Find(string partition, Guid slot, CancellationToken cancellation);

    /// <summary>Keeps an answer by itself; one that a record's write makes is kept in the transaction of that (<see cref="KeptAnswer"/>).</summary>
    /// <returns>The answer that is in the slot then: whoever comes first with one fills it.</returns>
    Task<StoredAnswer> Keep(string partition, Guid slot, StoredAnswer answer, CancellationToken cancellation);

    /// <summary>Forgets an answer at once.</summary>
    Task Drop(string partition, Guid slot, CancellationToken cancellation);

    /// <summary>Forgets keys and answers whose time is over.</summary>
    Task Forget(CancellationToken cancellation);
}

internal static class AnswerTime
{
    /// <summary>How long an answer can be asked for again.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>A new slot, which tells when it was made.</summary>
    public static Guid NewSlot(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>When (UTC) a slot was made, to the millisecond (RFC 9562, section 5.7).</summary>
    public static DateTimeOffset Of(Guid slot) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(slot.ToString("N").AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
