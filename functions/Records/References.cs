using CoProduction.Functions.Http;
using CoProduction.Functions.Records.Factories;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>Checks the references of one record against the register and collects those that are missing, or that name a retired record anew.</summary>
/// <param name="view">The register as the caller sees it.</param>
/// <param name="former">The version that the record replaces; null for a new record. What it names, the record may go on naming.</param>
/// <param name="isStated">Whether the import that states the record states another one too, and so may name it; null for no import.</param>
public sealed class References(RegisterView view, IRecord? former, Func<RecordName, CancellationToken, Task<bool>>? isStated = null)
{
    private readonly Lazy<IReadOnlySet<RecordName>> namedBefore = new(() => former is null ? new HashSet<RecordName>() : RecordName.NamedBy(former));
    private readonly ReferenceData data = new(view);
    private readonly List<BodyFault> faults = [];

    public IReadOnlyList<BodyFault> Faults => faults;

    /// <summary>The register as the caller sees it. A record cannot refer to one that its writer may not see.</summary>
    public RegisterView View => view;

    public ReferenceData Data => data;

    public void Refuse(BodyFault fault) => faults.Add(fault);

    /// <summary>Refuses a reference to a retired record that the version before did not name.</summary>
    public async Task Current(string at, IRecord named, CancellationToken cancellation)
    {
        if (named is IRetirable { Retired: { } day }
            && RecordName.Of(named) is var name
            && !namedBefore.Value.Contains(name)
            && (isStated is null || !await isStated(name, cancellation)))
        {
            faults.Add(new BodyFault(at, $"{named.Id} was retired on {PlanDay.Text(day)}: only records that named it before may name it.", BodyFault.Retired));
        }
    }

    public async Task Partner(string at, CountryCode code, CancellationToken cancellation)
    {
        if (await data.Partner(code, cancellation) is not { } partner)
        {
            faults.Add(await NoPartner(at, code.Value, cancellation));
        }
        else
        {
            await Current(at, partner, cancellation);
        }
    }

    /// <summary>Checks scopes. A partner must be registered; the EU, all allies and companies need no record.</summary>
    public async Task Scopes(IEnumerable<(string Pointer, Scope Scope)> scopes, CancellationToken cancellation)
    {
        var partners = scopes.Where(at => at.Scope.Partner is not null).ToArray();
        var known = await data.Partners(partners.Select(at => at.Scope.Partner!), cancellation);
        foreach (var (pointer, scope) in partners.Where(at => !known.ContainsKey(at.Scope.Value)))
        {
            faults.Add(await NoPartner(pointer, scope.Value, cancellation));
        }

        await Current(partners.Select(at => (at.Pointer, known.GetValueOrDefault(at.Scope.Value))), cancellation);
    }

    /// <summary>Checks products and components. Returns the registered ones by code.</summary>
    public async Task<IReadOnlyDictionary<string, Item>> Items(
        IReadOnlyCollection<(string Pointer, ItemCode Code)> items, CancellationToken cancellation)
    {
        var known = await data.Items(items.Select(at => at.Code), cancellation);
        foreach (var (pointer, code) in items.Where(at => !known.ContainsKey(at.Code.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.ItemCodes(cancellation));
            faults.Add(new BodyFault(pointer, $"There is no item {code}; GET /api/v1/items lists them.{meant}", BodyFault.UnknownReference));
        }

        await Current(items.Select(at => (at.Pointer, known.GetValueOrDefault(at.Code.Value))), cancellation);

        return known;
    }

    /// <summary>Checks factories that must make an item.</summary>
    public async Task Makers(IReadOnlyCollection<(string Pointer, SiteId Site)> sites, ItemCode item, CancellationToken cancellation)
    {
        var known = await data.Factories(sites.Select(at => at.Site), cancellation);
        foreach (var (pointer, site) in sites)
        {
            if (!known.TryGetValue(site.Value, out var factory))
            {
                faults.Add(new BodyFault(pointer, $"There is no factory {site}; GET /api/v1/factories lists them.", BodyFault.UnknownReference));
            }
            else if (!factory.Makes(item))
            {
                faults.Add(new BodyFault(pointer, $"{site} has no line of {item}.", BodyFault.Conflict));
            }
        }

        await Current(sites.Select(at => (at.Pointer, known.GetValueOrDefault(at.Site.Value))), cancellation);
    }

    /// <summary>Checks products, components, minerals and materials.</summary>
    /// <returns>Those that are products or components, by code.</returns>
    public async Task<IReadOnlyDictionary<string, Item>> ItemsOrMinerals(IReadOnlyCollection<(string Pointer, ItemCode Code)> items, CancellationToken cancellation)
    {
        var knownItems = await data.Items(items.Select(at => at.Code), cancellation);
        var others = items.Where(at => !knownItems.ContainsKey(at.Code.Value)).ToArray();
        var knownMinerals = await data.Minerals(others.Select(at => at.Code), cancellation);
        foreach (var (pointer, code) in others.Where(at => !knownMinerals.ContainsKey(at.Code.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.ItemAndMineralCodes(cancellation));
            faults.Add(new BodyFault(
                pointer, $"There is no item or mineral {code}; GET /api/v1/items and /api/v1/mineral-chains list them.{meant}", BodyFault.UnknownReference));
        }

        await Current(items.Select(at => (at.Pointer, knownItems.GetValueOrDefault(at.Code.Value))), cancellation);
        await Current(others.Select(at => (at.Pointer, knownMinerals.GetValueOrDefault(at.Code.Value))), cancellation);

        return knownItems;
    }

    /// <summary>Checks minerals and materials.</summary>
    public async Task Minerals(IReadOnlyCollection<(string Pointer, ItemCode Code)> minerals, CancellationToken cancellation)
    {
        var known = await data.Minerals(minerals.Select(at => at.Code), cancellation);
        foreach (var (pointer, code) in minerals.Where(at => !known.ContainsKey(at.Code.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.MineralCodes(cancellation));
            faults.Add(new BodyFault(pointer, $"There is no mineral {code}; GET /api/v1/mineral-chains lists them.{meant}", BodyFault.UnknownReference));
        }

        await Current(minerals.Select(at => (at.Pointer, known.GetValueOrDefault(at.Code.Value))), cancellation);
    }

    /// <summary>Checks the memberships of a partner. One that no other partner has is new, unless it looks like a misspelt one.</summary>
    public async Task Memberships(Partner partner, CancellationToken cancellation)
    {
        var known = (await data.Partners(cancellation)).Where(other => other.Code != partner.Code && other.Retired is null).SelectMany(other => other.Memberships).Distinct().ToArray();
        foreach (var (index, membership) in partner.Memberships.Index())
        {
            if (membership.Meant(known) is { } meant)
            {
                faults.Add(new BodyFault(
                    JsonPointer.Element("/memberships", index), $"No other partner is a member of {membership}. Did you mean {meant}?", BodyFault.UnknownReference));
            }
        }
    }

    /// <summary>Checks a release. A country must be a registered partner; a group must have or have had a registered partner as a member, or be proposed.</summary>
    /// <param name="release">The release of the record to write.</param>
    /// <param name="self">The record to write if it is a partner, which then counts as registered; otherwise null.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public async Task Release(Release release, Partner? self, CancellationToken cancellation)
    {
        if (release.Audiences.All(audience => audience == Audience.Everyone))
        {
            return;
        }

        var partners = (await data.Partners(cancellation)).Append(self).OfType<Partner>().ToArray();
        var known = partners
            .Select(partner => partner.Code.Value)
            .Concat(partners.SelectMany(partner => partner.GroupNames).Select(membership => membership.Value))
            .Append(Audience.Everyone.Value)
            .Concat((former?.Release.Audiences ?? []).Select(audience => audience.Value))
            .ToHashSet(StringComparer.Ordinal);
        if (release.Audiences.Any(audience => !known.Contains(audience.Value)))
        {
            known.UnionWith((await data.ProposedGroups(cancellation)).Select(group => group.Value));
        }

        faults.AddRange(release.Audiences
            .Index()
            .Where(audience => !known.Contains(audience.Item.Value))
            .Select(audience => new BodyFault(
                JsonPointer.Element("/releasableTo", audience.Index),
                $"{audience.Item} is neither a partner nor a membership of any partner.{Spelling.DidYouMean(audience.Item.Value, known)}",
                BodyFault.UnknownReference)));
        var others = partners.Where(partner => partner.Code != self?.Code).ToDictionary(partner => partner.Code.Value, StringComparer.Ordinal);
        await Current(
            release.Audiences.Select((audience, index) => (JsonPointer.Element("/releasableTo", index), others.GetValueOrDefault(audience.Value))), cancellation);
    }

    private async Task Current<TRecord>(IEnumerable<(string Pointer, TRecord? Named)> references, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        foreach (var (pointer, named) in references)
        {
            if (named is not null)
            {
                await Current(pointer, named, cancellation);
            }
        }
    }

    private async Task<BodyFault> NoPartner(string at, string code, CancellationToken cancellation) =>
        new(
            at,
            $"There is no partner {code}; GET /api/v1/partners lists them.{Spelling.DidYouMean(code, [.. (await data.Partners(cancellation)).Where(partner => partner.Retired is null)])}",
            BodyFault.UnknownReference);
}
