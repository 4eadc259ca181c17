using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Partners;

/// <summary>The partners of the alliance.</summary>
public sealed class PartnerRecordKind()
    : RecordKind<Partner, PartnerBody>("partner", "partners", Partitioning.Reference<CountryCode>("partners"), () => new PartnerBodyValidator())
{
    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override string? IdOf(PartnerBody body) => body.Code;

    public override PartnerBody WithId(PartnerBody body, string id) => body with { Code = id };

    public override PartnerBody Example => Examples.Partner;

    protected override IEnumerable<(string Column, string? Value)> Columns(Partner record) =>
    [
        ("Name", record.Name),
        ("Theater", Word.Of(record.Theater)),
    ];

    protected override Task Check(Partner record, Partner? former, References references, CancellationToken cancellation) =>
        references.Release(record.Release, record, cancellation);

    protected override Task<IReadOnlyList<string>> Referrers(Partner record, RegisterView view, CancellationToken cancellation)
    {
        var its = new RecordFilter { Partners = new HashSet<CountryCode> { record.Code } };
        return Referring.First(
            Referring.Among(view.Factories, its, cancellation),
            Referring.Among(view.MaintenanceSites, its, cancellation),
            Referring.Among(view.Agreements, its, cancellation),
            Referring.Among(view.Scenarios, its, cancellation),
            Referring.Among(view.Stocks, its, cancellation),
            Referring.Among(view.Baselines, its, cancellation));
    }
}
