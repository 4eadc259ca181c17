using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Import;

/// <summary>The position in the change feed at which a file was exported. The file does not know what was changed later.</summary>
internal sealed class ExportPosition
{
    public const string Rule = "Is not a position that an export has stated.";

    private readonly FeedToken token;

    private ExportPosition(FeedToken token) => this.token = token;

    /// <summary>The position in this text; null where it is none.</summary>
    public static ExportPosition? Parse(string text) => FeedToken.Parse(text.Trim()) is { } token ? new ExportPosition(token) : null;

    /// <summary>
    /// When (UTC) the last change was made that the file knows, in the partition of a record. Of a file from another register, only the day is known: it counts
    /// as exported when that day began.
    /// </summary>
    public async Task<DateTimeOffset> KnownUntil(StoredKind kind, string id, FeedPositions positions, CancellationToken cancellation) =>
        await positions.Find(token, cancellation) is { } position && position.Streams.TryGetValue(kind.Partitioning.Of(id)!, out var last)
            ? last.At
            : new DateTimeOffset(token.Day, TimeOnly.MinValue, TimeSpan.Zero);
}
