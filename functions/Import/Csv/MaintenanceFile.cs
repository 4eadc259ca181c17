using CoProduction.Registry;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <summary>MRO sites. The part of the platform that a site services can follow its level: <c>depot (engine)</c>.</summary>
internal sealed class MaintenanceFile() : CsvFile(
    "mro.csv",
    ["id", "name", "operator", "partner_code", "town", "lat", "lon", "platforms", "capability_level", "throughput", "status", .. SourceColumns],
    ["throughput_per_year", "turnaround_days", "location_confidence", .. SiteCells.AliasColumns, "releasable_to", RetiredCell.Column])
{
    private const string LevelColumn = "capability_level";

    public override void Read(Row row, ImportDraft draft)
    {
        var sites = draft.Of<MaintenanceSite>();
        var id = row.Parse<SiteId>("id");
        var name = row.Text("name", Wording.Name);
        var runBy = row.Text("operator", Wording.Name);
        SiteCells.RequirePartner(row, id, draft.Known);
        var location = SiteCells.Location(row, row.Word<LocationConfidence>("location_confidence", absent: ConfidenceIn(row.Find("town"))));
        var platforms = ListCell.Split(row.Find("platforms"));
        var (level, scope) = Level(row);
        var status = row.Word<SiteStatus>("status");
        var throughput = row.NumberOrNull("throughput_per_year");
        var note = row.TextOrNull("throughput", Wording.Notes);
        var turnaround = row.NumberOrNull("turnaround_days");
        var source = row.Source();
        var former = id is null ? null : sites.Former(id.Value);
        var successor = SiteCells.Successor(row, id, former?.Successor);
        draft.MaintenanceSuccessors.Add(row, id, successor);
        if (id is null || !sites.Claim(row, "id", id.Value))
        {
            return;
        }

        var (release, retired) = (draft.Releases.Of(row, former), row.Retired(former));
        var aliases = SiteCells.Aliases(row, former?.Aliases);
        sites.Put(row.Make(
            () => new MaintenanceSite(
                id, name!, runBy!, location!, status, platforms, level, scope, throughput, note, turnaround, release, source!)
            {
                Aliases = aliases!,
                Successor = successor,
                Retired = retired,
            },
            ("platforms", "platforms"), ("scope", LevelColumn), ("throughputPerYear", "throughput_per_year"), ("turnaroundDays", "turnaround_days")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.MaintenanceSites.Select(site => SiteCells.Of(site.Id, site.Name, site.Operator, site.Location, site.Status)
            .With("platforms", ListCell.Of(site.Platforms), false)
            .With(LevelColumn, site.Scope is null ? Word.Of(site.Level) : $"{Word.Of(site.Level)} ({site.Scope})", false)
            .With("throughput", site.ThroughputNote, false)
            .With(site.Source)
            .With("throughput_per_year", Cells.Number(site.ThroughputPerYear), site.ThroughputPerYear is not null)
            .With("turnaround_days", Cells.Number(site.TurnaroundDays), site.TurnaroundDays is not null)
            .With("location_confidence", Word.Of(site.Location.Confidence), site.Location.Confidence != ConfidenceIn(site.Location.Town))
            .With(site.Aliases)
            .With(site.Successor)
            .With(site.Release)
            .WithRetired(site));

    private static LocationConfidence ConfidenceIn(string? town) =>
        town is null ? LocationConfidence.Withheld : LocationConfidence.Reported;

    private static (MaintenanceLevel Level, string? Scope) Level(Row row)
    {
        var text = row.Find(LevelColumn) ?? "";
        var (word, scope) = text.EndsWith(')') && text.Split(" (", 2) is [var before, var rest] ? (before, rest[..^1]) : (text, null);
        if (!Word.TryParse<MaintenanceLevel>(word, out var level))
        {
            row.Fault(LevelColumn, $"{Word.Rule<MaintenanceLevel>()} The part of the platform can follow: depot (engine).");
        }

        return (level, scope);
    }
}
