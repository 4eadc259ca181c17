using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.History.Feed;

/// <summary>
/// How far a reader has followed the changes. For each stream, the position holds the moment of the last change that the reader has seen, and
/// the number of changes of that moment that it has seen. A position reveals nothing about hidden changes, and hidden changes do not alter it.
/// Callers treat it as opaque.
/// </summary>
/// <param name="Sight">
/// A hash of what the reader could see when the position was made. If it differs now, the reader would miss records from here.
/// </param>
/// <param name="Day">The reader has seen all changes before the start of this day (UTC).</param>
/// <param name="Streams">The last change that the reader has seen, by stream.</param>
internal sealed record FeedPosition(string Sight, DateOnly Day, IReadOnlyDictionary<string, (DateTimeOffset At, int Count)> Streams)
{
    private const string Version = "1";
    private const string DayFormat = "yyyyMMdd";

    /// <summary>A hash of what determines which records a reader can see: its partner, role and memberships.</summary>
    public static string SightOf(Reader reader)
    {
        var text = string.Join(' ', reader.Memberships.Select(membership => membership.Value).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Partner} {reader.IsCoordinator} {text}")).AsSpan(0, 6));
    }

    /// <summary>The position as callers receive it.</summary>
    public override string ToString()
    {
        var day = Day.ToString(DayFormat, CultureInfo.InvariantCulture);
        var text = new StringBuilder($"{Version}|{Sight}|{day}");
        foreach (var (stream, (at, count)) in Streams.OrderBy(stream => stream.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{stream}:{at.UtcTicks:x}:{count}");
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads the output of <see cref="ToString"/>; null if the text is not a position.</summary>
    public static FeedPosition? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (parts is not [Version, var sight, var day, .. var streams]
            || !DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            return null;
        }

        var found = new Dictionary<string, (DateTimeOffset, int)>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            if (stream.Split(':') is not [{ Length: > 0 } name, var ticks, var count]
                || !long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
                || at < 0 || at > DateTime.MaxValue.Ticks
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !found.TryAdd(name, (new DateTimeOffset(at, TimeSpan.Zero), number)))
            {
                return null;
            }
        }

        // A position has only one valid spelling.
        return new FeedPosition(sight, until, found) is var position && position.ToString() == text ? position : null;
    }
}
