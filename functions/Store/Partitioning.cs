using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Store;

/// <summary>How the records of one kind are spread over partitions. A record's id alone determines its partition.</summary>
public sealed class Partitioning
{
    /// <summary>By the partner of a site: <c>usa-scranton-aap</c> is in <c>USA</c>.</summary>
    public static readonly Partitioning BySite = new(PartnerOf, byPartner: true, []);

    /// <summary>By the scope of a figure: a partner's code, <c>EU</c>, <c>ALLIED</c>, or <c>COMPANY</c> for all companies.</summary>
    public static readonly Partitioning ByScope = new(ScopeOf, byPartner: true, ["ALLIED", "COMPANY", "EU"]);

    /// <summary>By the partner in an agreement's id: <c>ag-pol-primers</c> is in <c>POL</c>. All others share one partition.</summary>
    public static readonly Partitioning ByParty = new(PartyOf, byPartner: true, ["agreements"], namesOthers: true);

    /// <summary>By the partner in a scenario's id: <c>sc-pol-strike</c> is in <c>POL</c>. All others share one partition.</summary>
    public static readonly Partitioning ByOwner = new(OwnerOf, byPartner: true, ["scenarios"], namesOthers: true);

    private readonly Func<string, string?> partitionOf;

    private Partitioning(Func<string, string?> partitionOf, bool byPartner, IReadOnlyList<string> shared, bool namesOthers = false)
    {
        this.partitionOf = partitionOf;
        ByPartner = byPartner;
        Shared = shared;
        NamesOthers = namesOthers;
    }

    /// <summary>Whether each partner has a partition, named after its code.</summary>
    public bool ByPartner { get; }

    /// <summary>Whether a record can name other partners than the one whose partition it is in.</summary>
    public bool NamesOthers { get; }

    /// <summary>The partitions that belong to no partner, in ordinal order.</summary>
    public IReadOnlyList<string> Shared { get; }

    /// <summary>One partition for the whole kind, for reference data.</summary>
    /// <typeparam name="TId">The type of the kind's ids.</typeparam>
    public static Partitioning Reference<TId>(string partition)
        where TId : class, IParsed<TId> =>
        new(id => TId.TryParse(id, out _) ? partition : null, byPartner: false, [partition]);

    /// <summary>Whether a partition can hold records of the kind.</summary>
    public bool Includes(string partition) => Shared.Contains(partition) || (ByPartner && CountryCode.TryParse(partition, out _));

    /// <summary>The partition of the record with this id; null if the text is not an id of this kind.</summary>
    public string? Of(string id) => partitionOf(id);

    private static string? PartnerOf(string id) => SiteId.TryParse(id, out var site) ? site.Partner.Value : null;

    private static string? PartyOf(string id) =>
        RecordId.TryParse(id, out var agreement) ? Agreement.OwnerOf(agreement)?.Value ?? ByParty.Shared[0] : null;

    private static string? OwnerOf(string id) =>
        RecordId.TryParse(id, out var scenario) ? Scenario.OwnerOf(scenario)?.Value ?? ByOwner.Shared[0] : null;

    private static string? ScopeOf(string id)
    {
        if (!RecordId.TryParse(id, out _) || id.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var end))
        {
            return null;
        }

        var scope = id[..end].ToUpperInvariant();
        return ByScope.Shared.Contains(scope) || CountryCode.TryParse(scope, out _) ? scope : null;
    }
}
