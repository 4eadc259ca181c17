using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

public sealed class PartnerResource : ResourceDescription<Partner, PartnerBody>
{
    public override string Path => "partners";

    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override string? IdOf(PartnerBody body) => body.Code;

    public override PartnerBody WithId(PartnerBody body, string id) => body with { Code = id };

    public override bool CanBeId(string text) => CountryCode.TryParse(text, out _);

    public override Task Check(Partner record, Partner? former, References references, CancellationToken cancellation) =>
        references.Release(record.Release, record, cancellation);

    public override Task<IReadOnlyList<string>> Referrers(Partner record, RegisterView view, CancellationToken cancellation)
    {
        var its = new RecordFilter { Partners = new HashSet<CountryCode> { record.Code } };
        return ResourceDescription.First(
            ResourceDescription.Among(view.Factories, "factories", its, cancellation),
            ResourceDescription.Among(view.MaintenanceSites, "mro-sites", its, cancellation),
            ResourceDescription.Among(view.Agreements, "agreements", its, cancellation),
            ResourceDescription.Among(view.Scenarios, "scenarios", its, cancellation),
            ResourceDescription.Among(view.Stocks, "stocks", its, cancellation),
            ResourceDescription.Among(view.Baselines, "baselines", its, cancellation));
    }
}
