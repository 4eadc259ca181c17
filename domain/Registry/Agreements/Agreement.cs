using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Agreements;

/// <summary>An agreement to produce, license, transfer, fund or maintain together.</summary>
public sealed record Agreement : IRecord
{
    /// <param name="id">The id. If it begins with ag and a country's code, as in ag-pol-primers, that partner keeps the agreement and is a party;
    /// otherwise the coordinators keep it.</param>
    /// <param name="name">The name.</param>
    /// <param name="type">Licence, co-production, joint-venture, framework, …</param>
    /// <param name="parties">Partners or the EU: at least one, no repeats.</param>
    /// <param name="item">The item that the agreement is about; null if it is about no particular item.</param>
    /// <param name="status">Active, exploring, memorandum, announced, …</param>
    /// <param name="date">When the agreement was made; null if unknown.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="source">The source of these facts.</param>
    /// <exception cref="ArgumentException">The name is malformed. Or the parties are empty, repeated, neither partners nor the EU, or without the
    /// owner.</exception>
    public Agreement(
        RecordId id,
        string name,
        Keyword type,
        IReadOnlyList<Scope> parties,
        ItemCode? item,
        Keyword status,
        Period? date,
        Release release,
        Source source)
    {
        Id = id;
        Name = Require.Text(name, Wording.Title, nameof(name));
        Type = type;
        var own = ValueList.Of(parties, nameof(parties));
        Parties = own.Count > 0 && own.Distinct().Count() == own.Count && own.All(CanBeParty)
            ? own
            : throw new ArgumentException("Must name at least one partner or the EU, and none twice.", nameof(parties));
        if (OwnerOf(id) is { } owner && !own.Contains(Scope.Of(owner)))
        {
            throw new ArgumentException($"The id {id} is one that {owner} keeps, who must be a party.", nameof(id));
        }

        Item = item;
        Status = status;
        Date = date;
        Release = release;
        Source = source;
    }

    public RecordId Id { get; }

    public string Name { get; }

    public Keyword Type { get; }

    public IReadOnlyList<Scope> Parties { get; }

    public ItemCode? Item { get; }

    public Keyword Status { get; }

    public Period? Date { get; }

    public Release Release { get; }

    public Source Source { get; }

    public static bool CanBeParty(Scope scope) => scope.Kind is ScopeKind.Partner or ScopeKind.EuropeanUnion;

    /// <summary>The partner that keeps the agreement with this id; null if the coordinators keep it.</summary>
    public static CountryCode? OwnerOf(RecordId id) => id.PartnerAfter("ag");

    /// <summary>The id of an agreement that was given none.</summary>
    /// <exception cref="FormatException">The id would be too long.</exception>
    public static RecordId IdOf(IReadOnlyList<Scope> parties, Keyword type, ItemCode? item, Period? date) =>
        RecordId.Of(["ag", .. parties.Select(party => party.Value), type.Value, item?.Value ?? "general", date?.Text ?? "undated"]);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => OwnerOf(Id);

    IReadOnlyCollection<CountryCode> IRecord.Partners => [.. Parties.Select(party => party.Partner).OfType<CountryCode>()];

    IReadOnlyCollection<ItemCode> IRecord.Items => Item is null ? [] : [Item];

    string? IRecord.Status => Status.Value;

    IEnumerable<string?> IRecord.Texts => [Name, Type.Value];
}
