using CoProduction.Functions.Records;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Figures;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>
/// Decides which lines can be checked and written together: no two of them are about one record or about one subject, and none refers to the record
/// of another. So a line may refer to an earlier line, and a figure finds those before it: their records are in the register by then. What refers to a record
/// that an earlier line deletes waits for that, too, and so does a site, which can be one that takes the place of a deleted site.
/// </summary>
internal sealed class RecordDependencies
{
    private const string AllMemberships = "membership";
    private const string AllFamilies = "family";

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> stated = new(StringComparer.Ordinal);
    private readonly HashSet<string> referredTo = new(StringComparer.Ordinal);
    private bool deletesSites;

    /// <summary>Adds a record; false where it has to wait until the others are written.</summary>
    public bool TryAdd(string kind, IRecord record)
    {
        string[] states = [.. Stated(kind, record.Id)];
        var id = states.FirstOrDefault($"{kind}/{record.Id}");
        var own = record is IFigure ? $"{kind}/{Parsed.As<RecordId>(record.Id).WithoutNumber()}" : id;
        string[] refersTo = [.. ReferredTo(kind, record).Where(name => name != id)];
        if (ids.Contains(own) || stated.Overlaps(refersTo) || referredTo.Overlaps(states) || (deletesSites && record is ISite))
        {
            return false;
        }

        ids.Add(own);
        stated.UnionWith(states);
        referredTo.UnionWith(refersTo);
        return true;
    }

    /// <summary>Adds the deletion of a record; false where it has to wait until the others are written.</summary>
    public bool TryAddDeletion(RecordKind kind, string id)
    {
        string[] states = [.. Stated(kind.Name, id)];
        var own = kind.Record.IsAssignableTo(typeof(IFigure)) ? $"{kind.Name}/{Parsed.As<RecordId>(id).WithoutNumber()}" : states.FirstOrDefault($"{kind.Name}/{id}");
        if (ids.Contains(own) || referredTo.Overlaps(states))
        {
            return false;
        }

        ids.Add(own);
        stated.UnionWith(states);
        deletesSites |= kind.IsSite;
        return true;
    }

    private static IEnumerable<string> Stated(string kind, string id) =>
        kind == RecordKinds.Partners.Name ? [$"partner/{id}", AllMemberships]
        : kind == RecordKinds.Items.Name ? [$"item/{id}", AllFamilies]
        : kind == RecordKinds.MineralChains.Name ? [$"item/{id}"]
        : kind == RecordKinds.Factories.Name || kind == RecordKinds.MaintenanceSites.Name ? [$"{kind}/{id}"]
        : kind == RecordKinds.Baselines.Name ? [$"baseline/{id}"]
        : [];

    private static IEnumerable<string> ReferredTo(string kind, IRecord record)
    {
        IEnumerable<string> named = [.. record.Partners.Select(partner => $"partner/{partner}"), .. record.Items.Select(item => $"item/{item}")];
        if (record.Release.Audiences.Any(audience => audience != Audience.Everyone))
        {
            named = named.Append(AllMemberships);
        }

        return record is Scenario scenario ? named.Concat(scenario.Changes.SelectMany(change => NamedBy(change.Names)))
            : record is Baseline baseline ? named.Concat(baseline.Includes.Select(id => $"baseline/{id}")).Concat(baseline.Sites.Select(site => $"factory/{site}"))
            : record is ISite { Successor: { } successor } ? named.Append($"{kind}/{successor.Site}")
            : kind == RecordKinds.Goals.Name ? named.Append(AllFamilies)
            : named;
    }

    private static IEnumerable<string> NamedBy(Selection names) =>
        [.. names.Sites.Select(site => $"factory/{site}"), .. names.Families.Count > 0 ? new[] { AllFamilies } : []];
}
