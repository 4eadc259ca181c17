using System.Text.Json;
using CoProduction.Functions.Exchange.Lines;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Exports;

/// <summary>Writes the register as JSON lines: a line that says what it is, then one line for each record.</summary>
internal static class JsonLinesExport
{
    public const string ContentType = "application/jsonl";

    /// <param name="kinds">The kinds that it has.</param>
    /// <param name="register">The register, as far as it is exported.</param>
    /// <param name="content">Takes the lines.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="position">From where changes of it can be followed; null where nobody follows.</param>
    /// <param name="marking">To whom it may be passed on; null where it is not for passing on.</param>
    public static async Task Write(
        RecordKinds kinds, Register register, Stream content, CancellationToken cancellation, string? position = null, string? marking = null)
    {
        await using var lines = RegisterLines.Writer(content);
        await RegisterLines.Write(lines, LineParser.Snapshot, JsonSerializer.Serialize(Snapshot.Of(register) with { Position = position, Marking = marking }, RecordJson.Options), cancellation);
        foreach (var (kind, record) in ExportedRecords.Of(kinds, register))
        {
            await RegisterLines.Write(lines, kind, record, cancellation);
        }
    }

    /// <summary>What the first line says. Where a snapshot says of when it is and how it is marked, it says so here.</summary>
    /// <param name="Records">How many records the register has that follow; those that stand twice count once.</param>
    /// <param name="Credit">What the coordinates' licence asks for.</param>
    private sealed record Snapshot(int Records, string Credit)
    {
        /// <summary>What to ask the changes with, as since.</summary>
        public string? Position { get; init; }

        /// <summary>To whom it may be passed on.</summary>
        public string? Marking { get; init; }

        public static Snapshot Of(Register register) => new(register.Records.Count(), Exports.Credit.Text);
    }
}
