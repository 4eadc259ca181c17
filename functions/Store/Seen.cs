using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>What somebody saw of a record before writing it: a hash of its content, or that there was none.</summary>
public readonly record struct Seen
{
    /// <summary>There was no record.</summary>
    public static readonly Seen Nothing = new("none");

    [JsonConstructor]
    public Seen(string text) => Text = text;

    /// <summary>SHA-256 of the record's JSON in lower-case hexadecimal digits; <c>none</c> where there was no record.</summary>
    public string Text { get; }

    internal static Seen Of(string json) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));

    internal static Seen Of(StoredKind kind, IRecord? record) => record is null ? Nothing : Of(kind.Write(record));

    /// <summary>
    /// Whether the register still has what was seen, and nobody has changed it since then and back. A record that an earlier version stored in another form
    /// counts as what it says.
    /// </summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="stored">What the register has; null where there never was a record.</param>
    /// <param name="at">When (UTC) it was seen; null where only the content counts.</param>
    internal bool IsStill(StoredKind kind, Stored? stored, DateTimeOffset? at) =>
        stored is null ? this == Nothing
        : (at is null || stored.ChangedAt < at) && (stored.Json is not { } json ? this == Nothing : this == Of(json) || this == Of(kind, kind.Read(json)));
}
