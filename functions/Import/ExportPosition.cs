using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import;

/// <summary>The position in the change feed at which a file was exported. The file does not know what was changed later.</summary>
internal sealed class ExportPosition
{
    public const string Rule = "Is not a position that an export has stated.";

    private readonly FeedPosition position;

    private ExportPosition(FeedPosition position) => this.position = position;

    /// <summary>The position in this text; null where it is none.</summary>
    public static ExportPosition? Parse(string text) => FeedPosition.Parse(text.Trim()) is { } position ? new ExportPosition(position) : null;

    /// <summary>When (UTC) the last change was made that the file knows, in the partition of a record.</summary>
    public DateTimeOffset KnownUntil(StoredKind kind, string id) =>
        position.Streams.TryGetValue(kind.Partitioning.Of(id)!, out var last) ? last.At : new DateTimeOffset(position.Day, TimeOnly.MinValue, TimeSpan.Zero);
}
