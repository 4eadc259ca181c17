using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Agreements;

public sealed class AgreementResource : ResourceDescription<Agreement, AgreementBody>
{
    public override string Path => "agreements";

    public override string IdProperty => "id";

    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfKeyword("status");

    public override string? IdOf(AgreementBody body) => body.Id;

    public override AgreementBody WithId(AgreementBody body, string id) => body with { Id = id };

    public override bool CanBeId(string text) => RecordId.TryParse(text, out _);

    /// <summary>An agreement without an id that a partner enters is one that it keeps: its own code comes first in the id.</summary>
    public override AgreementBody Of(AgreementBody body, CountryCode partner) =>
        body is { Id: null, Parties: { } parties } && parties.Contains(partner.Value)
            ? body with { Id = (body with { Parties = [.. parties.OrderBy(party => party != partner.Value)] }).ToRecord().Id.Value }
            : body;

    public override async Task Check(Agreement record, Agreement? former, References references, CancellationToken cancellation)
    {
        await references.Scopes(record.Parties.Select((party, index) => ($"/parties/{index}", party)), cancellation);
        await references.ItemsOrMinerals(record.Item is { } item ? [("/item", item)] : [], cancellation);
        await references.Release(record.Release, self: null, cancellation);
    }
}
