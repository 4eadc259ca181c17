using CoProduction.Functions.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Resources;

/// <summary>Holds what one record refers to against the register, and collects what is not there.</summary>
public sealed class References(RegisterView view)
{
    private readonly ReferenceData data = new(view);
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The register as whoever writes the record sees it: what it does not see is not there to be referred to.</summary>
    public RegisterView View => view;

    public ReferenceData Data => data;

    public void Refuse(Fault fault) => faults.Add(fault);

    public async Task Partner(string at, CountryCode code, CancellationToken cancellation)
    {
        if (await data.Partner(code, cancellation) is null)
        {
            faults.Add(NoPartner(at, code.Value));
        }
    }

    /// <summary>Scopes that are partners must be registered ones; the EU, all allies and companies need no record.</summary>
    public async Task Scopes(IEnumerable<(string Pointer, Scope Scope)> scopes, CancellationToken cancellation)
    {
        var partners = scopes.Where(at => at.Scope.Partner is not null).ToArray();
        var known = await data.Partners(partners.Select(at => at.Scope.Partner!), cancellation);
        faults.AddRange(partners.Where(at => !known.ContainsKey(at.Scope.Value)).Select(at => NoPartner(at.Pointer, at.Scope.Value)));
    }

    /// <summary>Products and components; the ones that there are, by code.</summary>
    public async Task<IReadOnlyDictionary<string, Item>> Items(
        IReadOnlyCollection<(string Pointer, ItemCode Code)> items, CancellationToken cancellation)
    {
        var known = await data.Items(items.Select(at => at.Code), cancellation);
        faults.AddRange(items
            .Where(at => !known.ContainsKey(at.Code.Value))
            .Select(at => new Fault(at.Pointer, $"There is no item {at.Code}; GET /api/v1/items lists them.", Fault.UnknownReference)));
        return known;
    }

    /// <summary>Products, components, minerals and materials.</summary>
    public async Task ItemsOrMinerals(IReadOnlyCollection<(string Pointer, ItemCode Code)> items, CancellationToken cancellation)
    {
        var knownItems = await data.Items(items.Select(at => at.Code), cancellation);
        var others = items.Where(at => !knownItems.ContainsKey(at.Code.Value)).ToArray();
        var knownMinerals = await data.Minerals(others.Select(at => at.Code), cancellation);
        faults.AddRange(others
            .Where(at => !knownMinerals.ContainsKey(at.Code.Value))
            .Select(at => new Fault(
                at.Pointer, $"There is no item or mineral {at.Code}; GET /api/v1/items and /api/v1/mineral-chains list them.", Fault.UnknownReference)));
    }

    /// <summary>Countries must be registered partners, groups must have one of them as a member.</summary>
    /// <param name="release">The release of the record that is to be written.</param>
    /// <param name="self">That record, where it is itself a partner and counts as registered.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task Release(Release release, Partner? self, CancellationToken cancellation)
    {
        if (release.Audiences.All(audience => audience == Audience.Everyone))
        {
            return;
        }

        var partners = (await data.Partners(cancellation)).Append(self).OfType<Partner>().ToArray();
        var known = partners
            .Select(partner => partner.Code.Value)
            .Concat(partners.SelectMany(partner => partner.Memberships).Select(membership => membership.Value))
            .Append(Audience.Everyone.Value)
            .ToHashSet(StringComparer.Ordinal);
        faults.AddRange(release.Audiences
            .Index()
            .Where(audience => !known.Contains(audience.Item.Value))
            .Select(audience => new Fault(
                JsonPointer.Element("/releasableTo", audience.Index),
                $"{audience.Item} is neither a partner nor a membership that a partner has.",
                Fault.UnknownReference)));
    }

    private static Fault NoPartner(string at, string code) =>
        new(at, $"There is no partner {code}; GET /api/v1/partners lists them.", Fault.UnknownReference);
}
