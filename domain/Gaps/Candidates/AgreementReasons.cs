using CoProduction.Gaps.Projections;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Candidates;

/// <summary>Finds agreements that support a partner as a candidate: those in force or explored that lead to production.</summary>
internal sealed class AgreementReasons(Projection projection)
{
    /// <summary>
    /// Types of agreement under which finished goods change hands or are maintained. A party to one need not be able to make anything.
    /// </summary>
    private static readonly HashSet<string> WithoutProduction = ["mro", "procurement", "transfer"];

    private readonly ILookup<CountryCode, Partner> partners = projection.Register.Partners.ToLookup(partner => partner.Code);

    private readonly List<Agreement> standing =
    [
        .. projection.Register.Agreements.Where(each => each.Standing() != AgreementStanding.Over && !WithoutProduction.Contains(each.Type.Value)),
    ];

    /// <summary>The reasons for a partner that is a party, itself or as a member of the EU.</summary>
    public IEnumerable<Reason> Of(int item, CountryCode partner) =>
        from agreement in standing
        where agreement.Parties.Any(party => party.Partner == partner || (party == Scope.EuropeanUnion && IsMember(partner)))
        let kind = KindOf(agreement, item)
        where kind is not null
        select Reason.Of(kind.Value, agreement);

    /// <summary>The partners that agreements about the item or its family name themselves. They are candidates even without a site.</summary>
    public IEnumerable<CountryCode> PartnersOn(int item) =>
        from agreement in standing
        where KindOf(agreement, item) is ReasonKind.AgreementOnItem or ReasonKind.AgreementOnFamily
        from party in agreement.Parties
        where party.Partner is not null
        select party.Partner;

    private bool IsMember(CountryCode partner) => partners[partner].Any(record => record.IsMemberOf(Membership.EuropeanUnion));

    private ReasonKind? KindOf(Agreement agreement, int item) =>
        agreement.Item is not { } about ? ReasonKind.AgreementOfPartner
        : about == projection.Items[item] ? ReasonKind.AgreementOnItem
        : IsAbove(about, item) || IsOfFamily(about, item) ? ReasonKind.AgreementOnFamily
        : null;

    private bool IsAbove(ItemCode about, int item) =>
        projection.Explosion.Products.Index().Any(product =>
            projection.Items[product.Item] == about && projection.Explosion.Below(product.Index).Contains(item));

    private bool IsOfFamily(ItemCode about, int item) =>
        projection.Items.Find(about) is { } number
        && projection.Items.RecordOf(number)?.Family is { } family
        && family == projection.Items.RecordOf(item)?.Family;
}
