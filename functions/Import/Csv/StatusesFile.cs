using CoProduction.Registry;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Statuses of factories: one row for each status and the date from which it holds. Each row adds a status, or replaces the one that begins in its month;
/// others stay.
/// </summary>
internal sealed class StatusesFile() : CsvFile("statuses.csv", ["factory_id", "status", "from"], SourceColumns)
{
    public override void Read(Row row, ImportDraft draft)
    {
        var factory = row.Parse<SiteId>("factory_id");
        var status = row.Word<SiteStatus>("status");
        var from = row.ParseOrNull<Period>("from");
        var source = row.Find("source") is null ? null : row.Source();
        var dated = row.Make(() => new DatedStatus(status, from, source), ("status", "status"));
        if (factory is not null)
        {
            draft.Statements.Add(row, factory, dated);
        }
    }

    public override void Complete(ImportDraft draft) => draft.Statements.CheckLatest();

    public override IEnumerable<Cells> Rows(Register register) =>
        from factory in register.Factories
        where factory.Statuses is not [{ From: null, Source: null }]
        from status in factory.Statuses
        select new Cells { ["factory_id"] = factory.Id.Value, ["status"] = Word.Of(status.Status), ["from"] = status.From?.Text }
            .With(status.Source, isNeeded: status.Source is not null);
}
