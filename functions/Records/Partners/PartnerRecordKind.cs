using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records.Partners;

/// <summary>The countries that take part.</summary>
public sealed class PartnerRecordKind()
    : RecordKind<Partner, PartnerBody>("partner", "partners", Partitioning.Reference<CountryCode>("partners"), () => new PartnerBodyValidator())
{
    public override string IdProperty => "code";

    public override IReadOnlyList<string> Filters => FilterReader.ByPartner;

    public override string? IdOf(PartnerBody body) => body.Code;

    public override PartnerBody WithId(PartnerBody body, string id) => body with { Code = id };

    public override PartnerBody Example { get; } = new()
    {
        Code = "POL",
        Name = "Poland",
        Theater = "europe",
        Memberships = ["NATO", "EU"],
        ReleasableTo = ["everyone"],
    };

    protected override IEnumerable<(string Column, string? Value)> Columns(Partner record) =>
    [
        ("Name", record.Name),
        ("Theater", Word.Of(record.Theater)),
    ];

    /// <summary>Only those who may set memberships change them; what others state of them is proposed (<see cref="StatedMemberships"/>).</summary>
    protected override Partner Evolve(Partner next, Partner? former, DateOnly today, Author author) =>
        author.SetsMemberships ? next.In(next.Memberships, former) : next.InGroupsOf(former);

    internal override Task<IReadOnlyList<string>> Propose(IRecord stated, IRecordStore store, Author author, TimeProvider time) =>
        new StatedMemberships(store, time).Propose([(Partner)stated], author, CancellationToken.None);

    protected override async Task CheckNames(PartnerBody body, References references, CancellationToken cancellation)
    {
        await references.Memberships(body.Code, body.Memberships, cancellation);
        await references.Release(body.ReleasableTo, body.Code, body.Memberships, cancellation);
    }
}
