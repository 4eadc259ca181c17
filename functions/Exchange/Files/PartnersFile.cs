using CoProduction.Functions.Exchange.Imports;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange.Files;

internal sealed class PartnersFile() : RegisterFile("partners.csv", ["code", "name", "theater", "memberships"], "releasable_to")
{
    public override void Read(Row row, Intake intake)
    {
        var code = row.Parse<CountryCode>("code");
        var name = row.Text("name", Wording.Name);
        var theater = row.Word<Theater>("theater");
        var memberships = row.ParseList<Membership>("memberships");
        if (code is null || !intake.Partners.Claim(row, "code", code.Value))
        {
            return;
        }

        intake.Known.Partners.Add(code);
        var release = Releases.OfReference(row, intake.Partners.Former(code.Value));
        intake.Partners.Put(row.Make(
            () => new Partner(code, name!, theater, memberships, release),
            ("name", "name"), ("memberships", "memberships")));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Partners.Select(partner => new Cells
        {
            ["code"] = partner.Code.Value,
            ["name"] = partner.Name,
            ["theater"] = Word.Of(partner.Theater),
            ["memberships"] = ListCell.Of(partner.Memberships.Select(membership => membership.Value)),
        }.With(partner.Release));
}
