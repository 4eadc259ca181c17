using CoProduction.Registry;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Store.Snapshots;

/// <summary>A record at its place in the order of lists: by partition, then by id.</summary>
/// <param name="Partition">The record's partition.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Entry">The record; null where only the place matters.</param>
internal sealed record Placed(string Partition, string Id, Entry<IRecord>? Entry)
{
    private FoldedTexts texts;

    /// <summary>The texts of the record, folded when somebody first searches for a word.</summary>
    public FoldedTexts Texts => texts.IsDefault ? texts = FoldedTexts.Of(Entry!.Record) : texts;

    /// <summary>Why what is stored there is no record; null if it is one, or if nothing is.</summary>
    public Exception? Fault { get; init; }

    /// <summary>The order of lists.</summary>
    public static readonly IComparer<Placed> Order = Comparer<Placed>.Create(static (left, right) =>
        string.CompareOrdinal(left.Partition, right.Partition) is not 0 and var order ? order : string.CompareOrdinal(left.Id, right.Id));
}
