using System.Text.Json;
using CoProduction.Functions.Import.JsonLines;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Export;

/// <summary>Writes the register as JSON lines: a line about the export, then one line for each record.</summary>
internal static class JsonLinesExport
{
    public const string ContentType = "application/jsonl";

    /// <param name="kinds">The kinds of record.</param>
    /// <param name="register">The records to export.</param>
    /// <param name="content">Takes the lines.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="position">The place in the change feed from which to follow it; null for none.</param>
    /// <param name="marking">The audiences to which it may be passed on; null for none.</param>
    public static async Task Write(
        StoredKinds kinds, Register register, Stream content, CancellationToken cancellation, string? position = null, string? marking = null)
    {
        await using var lines = RegisterLines.Writer(content);
        await RegisterLines.Write(lines, JsonLineParser.Snapshot, JsonSerializer.Serialize(Snapshot.Of(register) with { Position = position, Marking = marking }, RecordJson.Options), cancellation);
        foreach (var (kind, record) in ExportedRecords.Of(kinds, register))
        {
            await RegisterLines.Write(lines, kind, record, cancellation);
        }
    }

    /// <summary>The first line.</summary>
    /// <param name="Records">How many records follow; a record that comes twice counts once.</param>
    /// <param name="Credit">The credit that the coordinates' licence asks for.</param>
    private sealed record Snapshot(int Records, string Credit)
    {
        /// <summary>The value of <c>since</c> for the change feed.</summary>
        public string? Position { get; init; }

        /// <summary>The audiences to which it may be passed on.</summary>
        public string? Marking { get; init; }

        public static Snapshot Of(Register register) => new(register.Records.Count(), RegisterExport.Credit);
    }
}
