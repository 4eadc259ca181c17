using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using FluentValidation;

namespace CoProduction.Functions.Agreements;

public sealed class AgreementBodyValidator : BodyValidator<AgreementBody>
{
    private const string PartyRule = "A party is a country code such as POL, or EU.";

    public AgreementBodyValidator()
    {
        RuleFor(agreement => agreement.Id).Optional().Parses<RecordId>();
        RuleFor(agreement => agreement.Name).Required().Text(Wording.Title);
        RuleFor(agreement => agreement.Type).Required().Parses<Keyword>();
        RuleFor(agreement => agreement.Parties).AtLeastOne();
        RuleForEach(agreement => agreement.Parties).Filled().Parses<Scope>().WithMessage(PartyRule).Must(CanBeParty).WithMessage(PartyRule);
        RuleFor(agreement => agreement.Parties).Distinct("Must not name a party twice.");
        RuleFor(agreement => agreement.Item).Optional().Parses<ItemCode>();
        RuleFor(agreement => agreement.Status).Required().Parses<Keyword>();
        RuleFor(agreement => agreement.Date).Optional().Parses<PartialDate>();
        RuleFor(agreement => agreement.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(agreement => agreement.ReleasableTo);
        RuleFor(agreement => agreement.Id).MustHaveNo((agreement, _) => KeeperFault(agreement) ?? DerivedIdFault(agreement));
    }

    private static bool CanBeParty(string? text) => !Scope.TryParse(text, out var scope) || Agreement.CanBeParty(scope);

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
