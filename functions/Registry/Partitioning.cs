using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Registry;

/// <summary>How the records of one kind are spread over partitions; a record's id alone tells its partition.</summary>
public sealed class Partitioning
{
    /// <summary>A site is kept with its partner: <c>usa-scranton-aap</c> in <c>USA</c>.</summary>
    public static readonly Partitioning BySite = new(PartnerOf, byPartner: true, []);

    /// <summary>A figure is kept with its scope: a partner's code, <c>EU</c>, <c>ALLIED</c>, or <c>COMPANY</c> for all companies.</summary>
    public static readonly Partitioning ByScope = new(ScopeOf, byPartner: true, ["ALLIED", "COMPANY", "EU"]);

    /// <summary>An agreement is kept with the partner whose code its id has, <c>ag-pol-primers</c> in <c>POL</c>; the others together.</summary>
    public static readonly Partitioning ByParty = new(PartyOf, byPartner: true, ["agreements"], namesOthers: true);

    /// <summary>A scenario is kept with the partner whose code its id has, <c>sc-pol-strike</c> in <c>POL</c>; the others together.</summary>
    public static readonly Partitioning ByKeeper = new(KeeperOf, byPartner: true, ["scenarios"], namesOthers: true);

    private readonly Func<string, string?> partitionOf;

    private Partitioning(Func<string, string?> partitionOf, bool byPartner, IReadOnlyList<string> shared, bool namesOthers = false)
    {
        this.partitionOf = partitionOf;
        ByPartner = byPartner;
        Shared = shared;
        NamesOthers = namesOthers;
    }

    /// <summary>Whether each partner has a partition, named by its code.</summary>
    public bool ByPartner { get; }

    /// <summary>Whether a record can name partners in whose partitions it does not lie.</summary>
    public bool NamesOthers { get; }

    /// <summary>The partitions that belong to no partner, in ordinal order.</summary>
    public IReadOnlyList<string> Shared { get; }

    /// <summary>Reference data: one partition for the whole kind.</summary>
    /// <typeparam name="TId">What the kind's ids are.</typeparam>
    public static Partitioning Reference<TId>(string partition)
        where TId : class, IParsed<TId> =>
        new(id => TId.TryParse(id, out _) ? partition : null, byPartner: false, [partition]);

    /// <summary>The partition of the record with this id; null where the text is no id of such a record.</summary>
    public string? Of(string id) => partitionOf(id);

    private static string? PartnerOf(string id) => SiteId.TryParse(id, out var site) ? site.Partner.Value : null;

    private static string? PartyOf(string id) =>
        RecordId.TryParse(id, out var agreement) ? Agreement.KeeperOf(agreement)?.Value ?? ByParty.Shared[0] : null;

    private static string? KeeperOf(string id) =>
        RecordId.TryParse(id, out var scenario) ? Scenario.KeeperOf(scenario)?.Value ?? ByKeeper.Shared[0] : null;

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
