using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Changes;

/// <summary>
/// How far a reader has followed the changes. It is made of nothing but changes that the reader saw: for each stream the
/// moment of the last one, and how many of that moment's it has had. So it tells nothing of others, and stays the same while
/// only others happen. To callers it is opaque.
/// </summary>
/// <param name="Sight">What the reader could see when it was made; where that differs now, following on would miss records.</param>
/// <param name="Day">Until the begin of this day (UTC) the reader has had all changes.</param>
/// <param name="Streams">By stream, the last change that the reader has had.</param>
internal sealed record FeedPosition(string Sight, DateOnly Day, IReadOnlyDictionary<string, (DateTimeOffset At, int Count)> Streams)
{
    private const string Version = "1";
    private const string DayFormat = "yyyyMMdd";

    /// <summary>Names what a reader can see by virtue of who it is.</summary>
    public static string SightOf(Reader reader)
    {
        var text = string.Join(' ', reader.Memberships.Select(membership => membership.Value).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Partner} {reader.IsCoordinator} {text}")).AsSpan(0, 6));
    }

    /// <summary>The position in the form in which callers hold it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{Version}|{Sight}|{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}"));
        foreach (var (stream, (at, count)) in Streams.OrderBy(stream => stream.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{stream}:{at.UtcTicks:x}:{count}");
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is nothing of the kind.</summary>
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
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var had)
                || !found.TryAdd(name, (new DateTimeOffset(at, TimeSpan.Zero), had)))
            {
                return null;
            }
        }

        // A position has one form.
        return new FeedPosition(sight, until, found) is var position && position.ToString() == text ? position : null;
    }
}
