using CoProduction.Functions.Registry;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Agreements;

/// <summary>An agreement in JSON.</summary>
public sealed record AgreementBody : IBody<AgreementBody, Agreement>
{
    /// <summary>Absent, it is made of ag, parties, type, item and date.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>licence, co-production, joint-venture, framework, …</summary>
    public string? Type { get; init; }

    /// <summary>Partners or the EU.</summary>
    public IReadOnlyList<string>? Parties { get; init; }

    public string? Item { get; init; }

    /// <summary>active, exploring, memorandum, announced, …</summary>
    public string? Status { get; init; }

    public string? Date { get; init; }

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
        var (type, item, date) = (Parsed.As<Keyword>(Type), Parsed.OrNull<ItemCode>(Item), Parsed.OrNull<PartialDate>(Date));
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
