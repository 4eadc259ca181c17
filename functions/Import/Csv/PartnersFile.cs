using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Import.Csv;

internal sealed class PartnersFile() : CsvFile("partners.csv", ["code", "name", "theater", "memberships"], "releasable_to", Former, RetiredCell.Column)
{
    private const string Former = "former_memberships";

    public override void Read(Row row, ImportDraft draft)
    {
        var partners = draft.Of<Partner>();
        var code = row.Parse<CountryCode>("code");
        var name = row.Text("name", Wording.Name);
        var theater = row.Word<Theater>("theater");
        var memberships = row.ParseList<Membership>("memberships");
        var formerly = row.Has(Former) ? row.ParseList<Membership>(Former) : [];
        if (code is null || !partners.Claim(row, "code", code.Value))
        {
            return;
        }

        draft.Known.Partners.Add(code);
        draft.Memberships.Add(row, code, memberships);
        var former = partners.Former(code.Value);
        var (release, retired) = (Releases.OfReference(row, former), row.Retired(former));
        partners.Put(row.Make(
            () => new Partner(code, name!, theater, memberships, release) { FormerMemberships = formerly, Retired = retired },
            ("name", "name"), ("memberships", "memberships")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Partners.Select(partner => new Cells
        {
            ["code"] = partner.Code.Value,
            ["name"] = partner.Name,
            ["theater"] = Word.Of(partner.Theater),
            ["memberships"] = ListCell.Of(partner.Memberships.Select(membership => membership.Value)),
        }
            .With(Former, ListCell.Of(partner.FormerMemberships.Select(membership => membership.Value)), partner.FormerMemberships.Count > 0)
            .With(partner.Release)
            .WithRetired(partner));
}
