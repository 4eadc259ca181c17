using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

internal sealed class AgreementsFile() : CsvFile(
    "agreements.csv", ["id", "name", "type", "partners", "product_code", "status", "date", .. SourceColumns], "releasable_to")
{
    public override void Read(Row row, ImportDraft draft)
    {
        var agreements = draft.Of<Agreement>();
        var id = row.Parse<RecordId>("id");
        var name = row.Text("name", Wording.Title);
        var type = row.Parse<Keyword>("type");
        var parties = row.ParseList<Scope>("partners");
        var item = row.ParseOrNull<ItemCode>("product_code");
        var status = row.Parse<Keyword>("status");
        var date = row.ParseOrNull<Period>("date");
        var source = row.Source();
        foreach (var party in parties)
        {
            draft.Known.RequireScope(row, "partners", party);
        }

        if (item is not null)
        {
            draft.Known.RequireItemOrMineral(row, "product_code", item);
        }

        if (id is null || !agreements.Claim(row, "id", id.Value))
        {
            return;
        }

        var release = draft.Releases.Of(row, agreements.Former(id.Value));
        agreements.Put(row.Make(
            () => new Agreement(id, name!, type!, parties, item, status!, date, release, source!),
            ("name", "name"), ("parties", "partners")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Agreements.Select(agreement => new Cells
        {
            ["id"] = agreement.Id.Value,
            ["name"] = agreement.Name,
            ["type"] = agreement.Type.Value,
            ["partners"] = ListCell.Of(agreement.Parties.Select(party => party.Value)),
            ["product_code"] = agreement.Item?.Value,
            ["status"] = agreement.Status.Value,
            ["date"] = agreement.Date?.Text,
        }.With(agreement.Source).With(agreement.Release));
}
