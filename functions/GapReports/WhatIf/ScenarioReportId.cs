using System.Diagnostics.CodeAnalysis;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports.WhatIf;

/// <summary>The id of a published report under scenarios: its snapshot, a dash and the hash in its seal.</summary>
public sealed record ScenarioReportId : IParsed<ScenarioReportId>
{
    private const int HashLength = 64;

    private ScenarioReportId(GapReportId snapshot, string hash) => (Snapshot, Hash) = (snapshot, hash);

    public GapReportId Snapshot { get; }

    /// <summary>64 hexadecimal digits.</summary>
    public string Hash { get; }

    public static string Rule => "A scenario report's id is its snapshot, a dash and the SHA-256 of its seal, as it was answered.";

    internal static ScenarioReportId Of(Sealing.SealResponse seal) => new(Parsed.As<GapReportId>(seal.Snapshot), seal.Sha256);

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out ScenarioReportId value)
    {
        value = text?.Split('-') is [var snapshot, { Length: HashLength } hash]
            && GapReportId.TryParse(snapshot, out var id)
            && hash.All(char.IsAsciiHexDigitLower)
                ? new ScenarioReportId(id, hash)
                : null;
        return value is not null;
    }

    public override string ToString() => $"{Snapshot}-{Hash}";
}
