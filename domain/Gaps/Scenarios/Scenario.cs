using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Gaps.Scenarios;

/// <summary>
/// A named list of changes under which a gap report can be computed. A scenario is an assumption, so it has notes where a fact has a source.
/// </summary>
public sealed record Scenario : IRecord
{
    /// <summary>The most changes that one scenario may have.</summary>
    public const int MostChanges = 100;

    /// <summary>The start of every stored scenario's id, which keeps it apart from the ids of the <see cref="ReadyScenarios"/>.</summary>
    public const string Prefix = "sc";

    /// <param name="id">The id: sc, a dash and a slug. If a country's code comes next, as in sc-pol-strike, that partner keeps the scenario;
    /// otherwise the coordinators keep it.</param>
    /// <param name="name">The name.</param>
    /// <param name="notes">The reason for the question; null for none.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="changes">The changes, in any order; 1 to 100.</param>
    /// <exception cref="ArgumentException">A text is malformed, the id does not begin with sc, or there are no changes or too many.</exception>
    public Scenario(RecordId id, string name, string? notes, Release release, IReadOnlyList<ScenarioChange> changes)
    {
        Id = id.Value.StartsWith(Prefix + "-", StringComparison.Ordinal)
            ? id
            : throw new ArgumentException($"Must begin with {Prefix}-, as in {Prefix}-pol-strike.", nameof(id));
        Name = Require.Text(name, Wording.Title, nameof(name));
        Notes = Require.TextOrNull(notes, Wording.Notes, nameof(notes));
        Release = release;
        Changes = ValueList.Of(changes, nameof(changes));
        if (Changes.Count is 0 or > MostChanges)
        {
            throw new ArgumentException($"Must have 1 to {MostChanges} changes.", nameof(changes));
        }
    }

    public RecordId Id { get; }

    public string Name { get; }

    public string? Notes { get; }

    public Release Release { get; }

    public IReadOnlyList<ScenarioChange> Changes { get; }

    /// <summary>The partner that keeps the scenario with this id; null if the coordinators keep it.</summary>
    public static CountryCode? OwnerOf(RecordId id) => id.PartnerAfter(Prefix);

    /// <summary>The id of a scenario that was given none: sc, its owner if it has one, and its name.</summary>
    /// <exception cref="FormatException">The id would be too long.</exception>
    public static RecordId IdOf(CountryCode? owner, string name) => RecordId.Of([Prefix, .. owner is null ? [] : (string[])[owner.Value], name]);

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => OwnerOf(Id);

    IReadOnlyCollection<CountryCode> IRecord.Partners =>
        [.. Changes.SelectMany(change => change.Names.Partners).Concat(OwnerOf(Id) is { } owner ? [owner] : []).Distinct()];

    IReadOnlyCollection<ItemCode> IRecord.Items => [.. Changes.SelectMany(change => change.Names.Items).Distinct()];

    IEnumerable<string?> IRecord.Texts => [Name, Notes];
}
