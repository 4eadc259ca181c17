using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using FluentValidation;

namespace CoProduction.Functions.Records.Agreements;

/// <summary>An agreement in JSON.</summary>
public sealed record AgreementBody : IBody<AgreementBody, Agreement>
{
    /// <summary>If absent, the id is made of ag, parties, type, item and date.</summary>
    public string? Id { get; init; }

    /// <summary>The agreement's name.</summary>
    public string? Name { get; init; }

    /// <summary>licence, co-production, joint-venture, framework, …</summary>
    public string? Type { get; init; }

    /// <summary>Country codes of partners, or EU.</summary>
    public IReadOnlyList<string>? Parties { get; init; }

    public string? Item { get; init; }

    /// <summary>active, exploring, memorandum, announced, …</summary>
    public string? Status { get; init; }

    public string? Date { get; init; }

    /// <summary>The source of the record.</summary>
    public SourceBody? Source { get; init; }

    public IReadOnlyList<string>? ReleasableTo { get; init; }

    public static AgreementBody From(Agreement record) => new()
    {
        Id = record.Id.Value,
        Name = record.Name,
        Type = record.Type.Value,
        Parties = [.. record.Parties.Select(party => party.Value)],
        Item = record.Item?.Value,
        Status = record.Status.Value,
        Date = record.Date?.Text,
        Source = SourceBody.From(record.Source),
        ReleasableTo = ReleaseBody.From(record.Release),
    };

    public Agreement ToRecord()
    {
        var (type, item, date) = (Parsed.As<Keyword>(Type), Parsed.OrNull<ItemCode>(Item), Parsed.OrNull<Period>(Date));
        Scope[] parties = [.. Parties!.Select(Parsed.As<Scope>)];
        return new Agreement(
            Parsed.OrNull<RecordId>(Id) ?? Agreement.IdOf(parties, type, item, date),
            Name!,
            type,
            parties,
            item,
            Parsed.As<Keyword>(Status),
            date,
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
    }
}

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
        RuleFor(agreement => agreement.Date).Optional().Parses<Period>();
        RuleFor(agreement => agreement.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(agreement => agreement.ReleasableTo);
        RuleFor(agreement => agreement.Id).MustHaveNo((agreement, _) => KeeperFault(agreement) ?? DerivedIdFault(agreement));
    }

    private static bool CanBeParty(string? text) => !Scope.TryParse(text, out var scope) || Agreement.CanBeParty(scope);

    private static string? KeeperFault(AgreementBody body) =>
        RecordId.TryParse(body.Id, out var id)
        && Agreement.OwnerOf(id) is { } owner
        && body.Parties is { Count: > 0 } parties
        && !parties.Contains(owner.Value, StringComparer.Ordinal)
            ? $"An id that begins with ag-{owner.Value.ToLowerInvariant()} belongs to an agreement that {owner} keeps, so {owner} must be a party."
            : null;

    private static string? DerivedIdFault(AgreementBody body)
    {
        var parties = (body.Parties ?? []).Select(party => Scope.TryParse(party, out var scope) ? scope : null).OfType<Scope>().ToArray();
        var item = ItemCode.TryParse(body.Item, out var code) ? code : null;
        var date = Period.TryParse(body.Date, out var day) ? day : null;
        return body.Id is null && Keyword.TryParse(body.Type, out var type)
            ? DerivedId.Fault(() => Agreement.IdOf(parties, type, item, date))
            : null;
    }
}
