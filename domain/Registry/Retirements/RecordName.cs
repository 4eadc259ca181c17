using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Registry.Retirements;

/// <summary>How records name another one: by its type and id.</summary>
public readonly record struct RecordName(Type Type, string Id)
{
    public static RecordName Of(IRecord record) => new(record.GetType(), record.Id);

    /// <summary>All that a record names, apart from itself. An item or mineral is named as both, because a code belongs to only one of them.</summary>
    public static IReadOnlySet<RecordName> NamedBy(IRecord record) =>
        FactsNamedBy(record)
            .Concat(Released(record))
            .Concat(record is Scenario scenario ? scenario.Changes.SelectMany(change => change.Names.Sites).Select(Factory) : [])
            .Where(name => name != Of(record))
            .ToHashSet();

    /// <summary>What a record names as a fact, which does not include those to whom it is released.</summary>
    internal static IEnumerable<RecordName> FactsNamedBy(IRecord record) =>
        record.Partners.Select(partner => new RecordName(typeof(Partner), partner.Value))
            .Concat(record.Items.SelectMany(item => new[] { new RecordName(typeof(Item), item.Value), new RecordName(typeof(MineralChain), item.Value) }))
            .Concat(record is ISite { Successor: { } successor } ? [new RecordName(record.GetType(), successor.Site.Value)] : [])
            .Concat(record is Baseline baseline ? [.. baseline.Includes.Select(id => new RecordName(typeof(Baseline), id.Value)), .. baseline.Sites.Select(Factory)] : []);

    private static IEnumerable<RecordName> Released(IRecord record) =>
        record.Release.Audiences.Select(audience => new RecordName(typeof(Partner), audience.Value));

    private static RecordName Factory(SiteId site) => new(typeof(Factory), site.Value);
}
