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

/// <summary>
/// Checks what one record names against the register, and collects what is missing or is a retired record named anew. It takes texts, so that the sound parts of
/// a body with faults are checked too. A text that breaks its type's rule is passed over: the rules of the body refuse it.
/// </summary>
/// <param name="view">The register as the caller sees it.</param>
/// <param name="former">The version that the record replaces; null for a new record. What it names, the record may go on naming.</param>
/// <param name="isStated">Whether the import that states the record states another one too, and so may name it; null for no import.</param>
public sealed class References(RegisterView view, IRecord? former, Func<RecordName, CancellationToken, Task<bool>>? isStated = null)
{
    private readonly Lazy<IReadOnlySet<RecordName>> namedBefore = new(() => former is null ? new HashSet<RecordName>() : RecordName.NamedBy(former));
    private readonly ReferenceData data = new(view);
    private readonly List<BodyFault> faults = [];
    private readonly Dictionary<string, Item> items = new(StringComparer.Ordinal);

    public IReadOnlyList<BodyFault> Faults => faults;

    /// <summary>The register as the caller sees it. A record cannot refer to one that its writer may not see.</summary>
    public RegisterView View => view;

    public ReferenceData Data => data;

    /// <summary>The products and components among the items that were checked, by code.</summary>
    public IReadOnlyDictionary<string, Item> KnownItems => items;

    /// <summary>The elements of a list, with their pointers.</summary>
    public static IReadOnlyList<(string Pointer, string? Text)> Each(string at, IReadOnlyList<string>? texts) => Each(at, "", texts, text => text);

    /// <summary>A member of each element of a list, with its pointer.</summary>
    public static IReadOnlyList<(string Pointer, string? Text)> Each<TPart>(string at, string member, IReadOnlyList<TPart>? parts, Func<TPart, string?> text) =>
        [.. (parts ?? []).Select((part, index) => ($"{JsonPointer.Element(at, index)}{member}", text(part)))];

    /// <summary>The faults together with those of the values. A value with a fault of its own gets no second one.</summary>
    /// <param name="ofValues">The faults of the values.</param>
    /// <param name="at">The pointer to the record, with which their pointers begin.</param>
    public IReadOnlyList<BodyFault> Beside(IReadOnlyList<BodyFault> ofValues, string at = "") =>
        BodyFault.Join(ofValues, faults.Select(fault => fault with { Pointer = $"{at}{fault.Pointer}" }));

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

    public async Task Partner(string at, string? code, CancellationToken cancellation)
    {
        if (!CountryCode.TryParse(code, out var partner))
        {
            return;
        }

        if (await data.Partner(partner, cancellation) is { } known)
        {
            await Current(at, known, cancellation);
        }
        else
        {
            faults.Add(await NoPartner(at, partner.Value, cancellation));
        }
    }

    /// <summary>Checks scopes. A partner must be registered; the EU, all allies and companies need no record.</summary>
    public async Task Scopes(IEnumerable<(string Pointer, string? Scope)> scopes, CancellationToken cancellation)
    {
        var partners = Sound<Scope>(scopes).Where(at => at.Value.Partner is not null).ToArray();
        var known = await data.Partners(partners.Select(at => at.Value.Partner!), cancellation);
        foreach (var (pointer, scope) in partners.Where(at => !known.ContainsKey(at.Value.Value)))
        {
            faults.Add(await NoPartner(pointer, scope.Value, cancellation));
        }

        await Current(partners.Select(at => (at.Pointer, known.GetValueOrDefault(at.Value.Value))), cancellation);
    }

    /// <summary>Checks products and components.</summary>
    public async Task Items(IReadOnlyCollection<(string Pointer, string? Code)> named, CancellationToken cancellation)
    {
        var codes = Sound<ItemCode>(named);
        var known = Known(await data.Items(codes.Select(at => at.Value), cancellation));
        foreach (var (pointer, code) in codes.Where(at => !known.ContainsKey(at.Value.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.ItemCodes(cancellation));
            faults.Add(new BodyFault(pointer, $"There is no item {code}; GET /api/v1/items lists them.{meant}", BodyFault.UnknownReference));
        }

        await Current(codes.Select(at => (at.Pointer, known.GetValueOrDefault(at.Value.Value))), cancellation);
    }

    /// <summary>Checks factories that must make an item.</summary>
    public async Task Makers(IReadOnlyCollection<(string Pointer, string? Site)> named, string? item, CancellationToken cancellation)
    {
        var sites = Sound<SiteId>(named);
        var known = await data.Factories(sites.Select(at => at.Value), cancellation);
        foreach (var (pointer, site) in sites)
        {
            if (!known.TryGetValue(site.Value, out var factory))
            {
                faults.Add(new BodyFault(pointer, $"There is no factory {site}; GET /api/v1/factories lists them.", BodyFault.UnknownReference));
            }
            else if (ItemCode.TryParse(item, out var made) && !factory.Makes(made))
            {
                faults.Add(new BodyFault(pointer, $"{site} has no line of {made}.", BodyFault.Conflict));
            }
        }

        await Current(sites.Select(at => (at.Pointer, known.GetValueOrDefault(at.Value.Value))), cancellation);
    }

    /// <summary>Checks products, components, minerals and materials.</summary>
    public async Task ItemsOrMinerals(IReadOnlyCollection<(string Pointer, string? Code)> named, CancellationToken cancellation)
    {
        var codes = Sound<ItemCode>(named);
        var knownItems = Known(await data.Items(codes.Select(at => at.Value), cancellation));
        var others = codes.Where(at => !knownItems.ContainsKey(at.Value.Value)).ToArray();
        var knownMinerals = await data.Minerals(others.Select(at => at.Value), cancellation);
        foreach (var (pointer, code) in others.Where(at => !knownMinerals.ContainsKey(at.Value.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.ItemAndMineralCodes(cancellation));
            faults.Add(new BodyFault(
                pointer, $"There is no item or mineral {code}; GET /api/v1/items and /api/v1/mineral-chains list them.{meant}", BodyFault.UnknownReference));
        }

        await Current(codes.Select(at => (at.Pointer, knownItems.GetValueOrDefault(at.Value.Value))), cancellation);
        await Current(others.Select(at => (at.Pointer, knownMinerals.GetValueOrDefault(at.Value.Value))), cancellation);
    }

    /// <summary>Checks minerals and materials.</summary>
    public async Task Minerals(IReadOnlyCollection<(string Pointer, string? Code)> named, CancellationToken cancellation)
    {
        var minerals = Sound<ItemCode>(named);
        var known = await data.Minerals(minerals.Select(at => at.Value), cancellation);
        foreach (var (pointer, code) in minerals.Where(at => !known.ContainsKey(at.Value.Value)))
        {
            var meant = Spelling.DidYouMean(code.Value, await data.MineralCodes(cancellation));
            faults.Add(new BodyFault(pointer, $"There is no mineral {code}; GET /api/v1/mineral-chains lists them.{meant}", BodyFault.UnknownReference));
        }

        await Current(minerals.Select(at => (at.Pointer, known.GetValueOrDefault(at.Value.Value))), cancellation);
    }

    /// <summary>Checks that a family has an item.</summary>
    public async Task HasItem(string at, string? text, CancellationToken cancellation)
    {
        if (Family.TryParse(text, out var family) && await data.WithoutItem(at, family, cancellation) is { } fault)
        {
            faults.Add(fault);
        }
    }

    /// <summary>Checks the memberships of a partner. One that no other partner has is new, unless it looks like a misspelt one.</summary>
    public async Task Memberships(string? partner, IReadOnlyList<string>? memberships, CancellationToken cancellation)
    {
        var known = (await data.Partners(cancellation)).Where(other => other.Code.Value != partner && other.Retired is null).SelectMany(other => other.Memberships).Distinct().ToArray();
        foreach (var (pointer, membership) in Sound<Membership>(Each("/memberships", memberships)))
        {
            if (membership.Meant(known) is { } meant)
            {
                faults.Add(new BodyFault(pointer, $"No other partner is a member of {membership}. Did you mean {meant}?", BodyFault.UnknownReference));
            }
        }
    }

    /// <summary>Checks a release. A country must be a registered partner; a group must have or have had a registered partner as a member, or be proposed.</summary>
    /// <param name="named">The audiences that the record states; null for none.</param>
    /// <param name="self">The code of the record if it is a partner, which then counts as registered; otherwise null.</param>
    /// <param name="groups">The groups of the record if it is a partner.</param>
    /// <param name="cancellation">Cancels the check.</param>
    public async Task Release(IReadOnlyList<string>? named, string? self, IReadOnlyList<string>? groups, CancellationToken cancellation)
    {
        var audiences = Sound<Audience>(Each("/releasableTo", named));
        if (audiences.All(audience => audience.Value == Audience.Everyone))
        {
            return;
        }

        var partners = await data.Partners(cancellation);
        var known = partners
            .Select(partner => partner.Code.Value)
            .Concat(partners.SelectMany(partner => partner.GroupNames).Select(membership => membership.Value))
            .Concat((former?.Release.Audiences ?? []).Select(audience => audience.Value))
            .Concat(groups ?? [])
            .Append(Audience.Everyone.Value)
            .Append(self ?? Audience.Everyone.Value)
            .ToHashSet(StringComparer.Ordinal);
        if (audiences.Any(audience => !known.Contains(audience.Value.Value)))
        {
            known.UnionWith((await data.ProposedGroups(cancellation)).Select(group => group.Value));
        }

        faults.AddRange(audiences
            .Where(audience => !known.Contains(audience.Value.Value))
            .Select(audience => new BodyFault(
                audience.Pointer,
                $"{audience.Value} is neither a partner nor a membership of any partner.{Spelling.DidYouMean(audience.Value.Value, known)}",
                BodyFault.UnknownReference)));
        var others = partners.Where(partner => partner.Code.Value != self).ToDictionary(partner => partner.Code.Value, StringComparer.Ordinal);
        await Current(audiences.Select(audience => (audience.Pointer, others.GetValueOrDefault(audience.Value.Value))), cancellation);
    }

    /// <summary>Checks a release of a record that is no partner.</summary>
    public Task Release(IReadOnlyList<string>? named, CancellationToken cancellation) => Release(named, self: null, groups: null, cancellation);

    private IReadOnlyDictionary<string, Item> Known(IReadOnlyDictionary<string, Item> found)
    {
        foreach (var (code, item) in found)
        {
            items[code] = item;
        }

        return found;
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

    /// <summary>The texts that follow their type's rule, parsed.</summary>
    internal static IReadOnlyList<(string Pointer, TParsed Value)> Sound<TParsed>(IEnumerable<(string Pointer, string? Text)> texts)
        where TParsed : class, IParsed<TParsed> =>
        [.. texts.SelectMany<(string Pointer, string? Text), (string, TParsed)>(at => TParsed.TryParse(at.Text, out var value) ? [(at.Pointer, value)] : [])];

    private async Task<BodyFault> NoPartner(string at, string code, CancellationToken cancellation) =>
        new(
            at,
            $"There is no partner {code}; GET /api/v1/partners lists them.{Spelling.DidYouMean(code, [.. (await data.Partners(cancellation)).Where(partner => partner.Retired is null)])}",
            BodyFault.UnknownReference);
}
