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

    public Agreement ToRecord() =>
        new(
            Parsed.As<RecordId>(Id),
            Name!,
            Parsed.As<Keyword>(Type),
            [.. Parties!.Select(Parsed.As<Scope>)],
            Parsed.OrNull<ItemCode>(Item),
            Parsed.As<Keyword>(Status),
            Parsed.OrNull<PartialDate>(Date),
            ReleaseBody.ToRelease(ReleasableTo),
            Source!.ToSource());
}
