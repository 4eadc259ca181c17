using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The parameters of imports.</summary>
internal static class ImportParameters
{
    public static readonly Parameter ImportId = new("id", "path", "The import's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{20}$" })
    {
        IsShared = false,
    };

    public static readonly Parameter DryRun = new(
        "dryRun",
        "query",
        "Whether to report the effects of the import without storing anything.",
        new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter Position = new(
        "position",
        "query",
        "The position of the export that the body is from, where the body does not state it itself. A record that somebody changed later is rejected (`changed-since`).",
        new() { ["type"] = "string" });

    public static readonly Parameter Overwrite = new(
        "overwrite",
        "query",
        "Whether to replace also records that somebody changed after the body was exported.",
        new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter Replace = new(
        "replace",
        "query",
        "What the rows state as a whole: `bills` of materials, `shares` of minerals. What they leave out of it goes. Of all else, it stays.",
        Parameter.ListOf(nameof(Whole), TextShapes.WordsOf(typeof(Whole))))
    {
        Example = "shares",
    };

    public static readonly Parameter ReleasableTo = new(
        "releasableTo",
        "query",
        "The audiences that may see partners' records whose rows state no audience. By default, registered records keep theirs, and new ones are seen by the owner only.",
        Parameter.ListOf(TextShapes.Of(typeof(Audience))))
    {
        Example = "POL,NATO",
    };

    public static readonly Parameter File = new(
        "file", "query", "The exchange-format file in the body. Required for a single file, not allowed for a zip.",
        new() { ["type"] = "string", ["enum"] = Nodes.List(CsvFiles.All.Select(file => file.Name)) })
    {
        Example = "partners.csv",
    };

    public static readonly Parameter Prefer = new(
        "Prefer", "header", "`wait=10` waits up to 10 seconds (at most 60) for the end of the job; `respond-async` does not wait, as without this header.", new() { ["type"] = "string" });
}
