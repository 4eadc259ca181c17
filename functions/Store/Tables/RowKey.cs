using System.Buffers;
using System.Globalization;

namespace CoProduction.Functions.Store.Tables;

/// <summary>
/// Makes and reads row keys, such as <c>record|factory|usa-scranton-aap</c> and <c>history|factory|usa-scranton-aap|0000000001</c>. In a
/// partition, the rows of all records are adjacent, and so are the rows of all history. One range therefore reads every record without
/// reading history.
/// </summary>
internal static class RowKey
{
    // The characters of ids and kinds. All of them sort before the separator, so no id is within another id's range.
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static KeyRange Records { get; } = Below("record");

    public static string Record(string kind, string id) => $"record|{Part(kind)}|{Part(id)}";

    public static string History(string kind, string id, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"history|{Part(kind)}|{Part(id)}|{revision:D10}");

    public static KeyRange RecordsOf(string kind) => Below($"record|{Part(kind)}");

    public static KeyRange RecordsBetween(string kind, string firstId, string lastId) =>
        new(Record(kind, firstId), After(Record(kind, lastId)));

    /// <summary>The records whose ids begin with this text.</summary>
    public static KeyRange RecordsStarting(string kind, string prefix) => new(Record(kind, prefix), $"{Record(kind, prefix)}|");

    public static KeyRange RecordsAfter(string kind, string id) => RecordsOf(kind) with { From = After(Record(kind, id)) };

    /// <summary>The history of a record after this revision.</summary>
    public static KeyRange HistoryAfter(string kind, string id, int revision) =>
        Below($"history|{Part(kind)}|{Part(id)}") with { From = After(History(kind, id, revision)) };

    /// <summary>The parts of a revision's key.</summary>
    public static (string Kind, string Id, int Revision) OfHistory(string rowKey) =>
        rowKey.Split('|') is ["history", var kind, var id, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (kind, id, revision)
            : throw new FormatException($"'{rowKey}' is not the key of a revision.");

    /// <summary>The parts of a record's key.</summary>
    public static (string Kind, string Id) OfRecord(string rowKey) =>
        rowKey.Split('|') is ["record", var kind, var id]
            ? (kind, id)
            : throw new FormatException($"'{rowKey}' is not the key of a record.");

    /// <summary>All fencing tokens, the latest first.</summary>
    public static KeyRange FencingTokens { get; } = Below("turn");

    public static KeyRange Histories { get; } = Below("history");

    public static KeyRange Keys { get; } = Below("key");

    public static KeyRange Answers { get; } = Below("answer");

    public static string FencingToken(long number) => string.Create(CultureInfo.InvariantCulture, $"turn|{long.MaxValue - number:D19}");

    /// <summary>The fencing tokens before this one.</summary>
    public static KeyRange FencingTokensBefore(long number) => FencingTokens with { From = After(FencingToken(number)) };

    public static string Change(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"change|{at.UtcTicks:D19}");

    public static KeyRange ChangesFrom(DateTimeOffset moment) => Below("change") with { From = Change(moment) };

    public static KeyRange ChangesBefore(DateTimeOffset moment) => Below("change") with { Before = Change(moment) };

    /// <summary>The moment in a change's key (UTC).</summary>
    public static DateTimeOffset MomentOf(string rowKey) =>
        new(long.Parse(rowKey["change|".Length..], CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static KeyRange Heads { get; } = Below("head");

    public static string Head(string partition) => $"head|{Part(partition)}";

    /// <summary>The partition in a head's key.</summary>
    public static string OfHead(string rowKey) => rowKey["head|".Length..];

    /// <summary>A position in the feed, of a day.</summary>
    public static string Position(DateOnly day, string name) => string.Create(CultureInfo.InvariantCulture, $"position|{day:yyyyMMdd}|{Part(name)}");

    public static KeyRange PositionsBefore(DateOnly day) =>
        Below("position") with { Before = string.Create(CultureInfo.InvariantCulture, $"position|{day:yyyyMMdd}|") };

    public static string Answer(Guid slot) => $"answer|{slot:N}";

    public static string Key(string key) => $"key|{Part(key)}";

    // '}' follows '|' in ordinal order.
    private static KeyRange Below(string key) => new($"{key}|", $"{key}}}");

    // '!' sorts before every character that could follow here.
    private static string After(string key) => $"{key}!";

    /// <summary>Checks a part of a key. Ids were validated before, but any other character here could reach other rows.</summary>
    private static string Part(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Letters)
            ? text
            : throw new ArgumentException($"'{text}' cannot be part of a row's key.", nameof(text));
}

/// <summary>A range of row keys in ordinal order.</summary>
/// <param name="From">The start, inclusive.</param>
/// <param name="Before">The end, exclusive.</param>
internal sealed record KeyRange(string From, string Before);
