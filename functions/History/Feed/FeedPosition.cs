using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Feed;

/// <summary>
/// How far a reader has followed the changes. For each stream, the position holds the moment of the last change that the reader has seen, and
/// the number of changes of that moment that it has seen. A position reveals nothing about hidden changes, and hidden changes do not alter it.
/// </summary>
/// <param name="Sight">
/// A hash of what the reader could see when the position was made. If it differs now, the reader would miss records from here.
/// </param>
/// <param name="Day">The reader has seen all changes before the start of this day (UTC).</param>
/// <param name="Streams">The last change that the reader has seen, by stream.</param>
internal sealed record FeedPosition(string Sight, DateOnly Day, IReadOnlyDictionary<string, (DateTimeOffset At, int Count)> Streams)
{
    /// <summary>The position in a few characters: equal positions have equal tokens.</summary>
    public FeedToken Token
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Sight}|{Day.DayNumber}|{Text}"));
            return new FeedToken(Sight, Day, Convert.ToHexStringLower(hash.AsSpan(0, FeedToken.HashBytes)));
        }
    }

    /// <summary>The streams as text, such as <c>POL:8de1f0a3b5c2d00:1|USA:8de1f0a3b5c2d01:2</c>: each with the moment, in hexadecimal ticks, and the number.</summary>
    public string Text => string.Join('|', Streams.OrderBy(stream => stream.Key, StringComparer.Ordinal).Select(stream =>
        string.Create(CultureInfo.InvariantCulture, $"{stream.Key}:{stream.Value.At.UtcTicks:x}:{stream.Value.Count}")));

    /// <summary>A hash of what determines which records a reader can see: its partner, role and memberships.</summary>
    public static string SightOf(Reader reader)
    {
        var text = string.Join(' ', reader.Memberships.Select(membership => membership.Value).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Partner} {reader.IsCoordinator} {text}")).AsSpan(0, FeedToken.SightBytes));
    }

    /// <summary>The position after these changes, which follow it.</summary>
    public FeedPosition Past(params IEnumerable<VisibleChange> changes)
    {
        var read = new Dictionary<string, (DateTimeOffset, int)>(Streams, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            read[change.Stream] = (change.At, change.Number);
        }

        return this with { Streams = read };
    }

    /// <summary>The position of a token that has this <see cref="Text"/>.</summary>
    public static FeedPosition Of(FeedToken token, string text) => Of(token.Sight, token.Day, text);

    /// <summary>The position that has this <see cref="Text"/>.</summary>
    public static FeedPosition Of(string sight, DateOnly day, string text) =>
        new(sight, day, text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(stream => stream.Split(':')).ToDictionary(
            stream => stream[0],
            stream => (
                new DateTimeOffset(long.Parse(stream[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), TimeSpan.Zero),
                int.Parse(stream[2], NumberStyles.None, CultureInfo.InvariantCulture)),
            StringComparer.Ordinal));
}
