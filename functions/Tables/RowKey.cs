using System.Buffers;
using System.Globalization;

namespace CoProduction.Functions.Tables;

/// <summary>
/// Makes and reads the row keys: <c>record|factory|usa-scranton-aap</c> and
/// <c>history|factory|usa-scranton-aap|0000000001</c>. Within a partition all records lie together and all history lies
/// together, so one range reads every record without a row of history.
/// </summary>
internal static class RowKey
{
    // What ids and kinds are made of. All of it sorts before the separator, so an id never lies within another id's range.
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static KeyRange Records { get; } = Below("record");

    public static string Record(string kind, string id) => $"record|{Part(kind)}|{Part(id)}";

    public static string History(string kind, string id, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"history|{Part(kind)}|{Part(id)}|{revision:D10}");

    public static KeyRange RecordsOf(string kind) => Below($"record|{Part(kind)}");

    public static KeyRange RecordsBetween(string kind, string firstId, string lastId) =>
        new(Record(kind, firstId), After(Record(kind, lastId)));

    public static KeyRange RecordsAfter(string kind, string id) => RecordsOf(kind) with { From = After(Record(kind, id)) };

    /// <summary>The history of a record behind this revision.</summary>
    public static KeyRange HistoryAfter(string kind, string id, int revision) =>
        Below($"history|{Part(kind)}|{Part(id)}") with { From = After(History(kind, id, revision)) };

    /// <summary>What a revision's key names.</summary>
    public static (string Kind, string Id, int Revision) OfHistory(string rowKey) =>
        rowKey.Split('|') is ["history", var kind, var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (kind, id, revision)
            : throw new FormatException($"'{rowKey}' is no key of a revision.");

    /// <summary>What a record's key names.</summary>
    public static (string Kind, string Id) OfRecord(string rowKey) =>
        rowKey.Split('|') is ["record", var kind, var id]
            ? (kind, id)
            : throw new FormatException($"'{rowKey}' is no key of a record.");

    /// <summary>All turns, the last one first.</summary>
    public static KeyRange Turns { get; } = Below("turn");

    public static KeyRange Histories { get; } = Below("history");

    public static KeyRange Keys { get; } = Below("key");

    public static KeyRange Answers { get; } = Below("answer");

    public static string Turn(long number) => string.Create(CultureInfo.InvariantCulture, $"turn|{long.MaxValue - number:D19}");

    /// <summary>The turns before this one.</summary>
    public static KeyRange TurnsBefore(long number) => Turns with { From = After(Turn(number)) };

    public static string Change(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"change|{at.UtcTicks:D19}");

    public static KeyRange ChangesFrom(DateTimeOffset moment) => Below("change") with { From = Change(moment) };

    public static KeyRange ChangesBefore(DateTimeOffset moment) => Below("change") with { Before = Change(moment) };

    /// <summary>The moment that a change's key names (UTC).</summary>
    public static DateTimeOffset MomentOf(string rowKey) =>
        new(long.Parse(rowKey["change|".Length..], CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static string Answer(Guid slot) => $"answer|{slot:N}";

    public static string Key(string key) => $"key|{Part(key)}";

    // '}' follows '|' in the alphabet.
    private static KeyRange Below(string key) => new($"{key}|", $"{key}}}");

    // '!' sorts before every letter that could go on from here.
    private static string After(string key) => $"{key}!";

    /// <summary>Ids have passed their own rules by now; what else stood here could reach into other rows.</summary>
    private static string Part(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Letters)
            ? text
            : throw new ArgumentException($"'{text}' cannot be part of a row's key.", nameof(text));
}

/// <summary>Row keys in ordinal order.</summary>
/// <param name="From">The first, included.</param>
/// <param name="Before">The end, not included.</param>
internal sealed record KeyRange(string From, string Before);
