using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Agreements;

public sealed class AgreementBodyValidator : BodyValidator<AgreementBody>
{
    public AgreementBodyValidator()
    {
        Allows<RecordId>(agreement => agreement.Id);
        RequiresText(agreement => agreement.Name, Wording.Title);
        Requires<Keyword>(agreement => agreement.Type);
        RequiresSome(agreement => agreement.Parties);
        Each(agreement => agreement.Parties, new MemberShape.Parsed(typeof(Scope)), party =>
            Scope.TryParse(party, out var scope) && Agreement.CanBeParty(scope) ? null : "A party is a country code such as POL, or EU.");
        NoneTwice(agreement => agreement.Parties, (party, _) => party, "Must not name a party twice.");
        Allows<ItemCode>(agreement => agreement.Item);
        Requires<Keyword>(agreement => agreement.Status);
        Allows<PartialDate>(agreement => agreement.Date);
        RequiresPart(agreement => agreement.Source, SourceBodyValidator.Instance);
        AllowsRelease(agreement => agreement.ReleasableTo);
        Holds(agreement => agreement.Id, agreement => KeeperFault(agreement) ?? DerivedIdFault(agreement));
    }

    private static string? KeeperFault(AgreementBody body) =>
        RecordId.TryParse(body.Id, out var id)
        && Agreement.KeeperOf(id) is { } keeper
        && body.Parties is { Count: > 0 } parties
        && !parties.Contains(keeper.Value, StringComparer.Ordinal)
            ? $"An id that begins with ag-{keeper.Value.ToLowerInvariant()} is one that {keeper} keeps, who must be a party."
            : null;

    private static string? DerivedIdFault(AgreementBody body)
    {
        var parties = (body.Parties ?? []).Select(party => Scope.TryParse(party, out var scope) ? scope : null).OfType<Scope>().ToArray();
        var item = ItemCode.TryParse(body.Item, out var code) ? code : null;
        var date = PartialDate.TryParse(body.Date, out var day) ? day : null;
        return body.Id is null && Keyword.TryParse(body.Type, out var type)
            ? DerivedId.Fault(() => Agreement.IdOf(parties, type, item, date))
            : null;
    }
}
