using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The kinds of record in the register.</summary>
public abstract class StoredKinds
{
    private readonly Dictionary<string, StoredKind> byName;
    private readonly Dictionary<Type, StoredKind> byRecord;

    /// <summary>Creates the list of kinds.</summary>
    /// <param name="all">The kinds. Each comes after the kinds that its records refer to.</param>
    /// <param name="apart">The kinds that are stored and audited, but are no facts: no calculation, export, import or feed has their records.</param>
    /// <exception cref="ArgumentException">Two kinds have the same name or the same type of record.</exception>
    private protected StoredKinds(IReadOnlyList<StoredKind> all, IReadOnlyList<StoredKind> apart)
    {
        byName = all.Concat(apart).ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        byRecord = all.Concat(apart).ToDictionary(kind => kind.Record);
        SharedPartitions = [.. all.Concat(apart).SelectMany(kind => kind.Partitioning.Shared).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All kinds of fact. Each comes after the kinds that its records refer to.</summary>
    public abstract IReadOnlyList<StoredKind> All { get; }

    /// <summary>The kind of fact with this name; null if there is none.</summary>
    public StoredKind? FindFact(string name) => Find(name) is { } kind && All.Contains(kind) ? kind : null;

    /// <summary>The partitions that belong to no partner, in ordinal order.</summary>
    internal IReadOnlyList<string> SharedPartitions { get; }

    /// <summary>The kind with this name; null if there is none.</summary>
    public virtual StoredKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The kind with this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public virtual StoredKind Of(string name) => byName[name];

    /// <summary>The kind of a record.</summary>
    /// <exception cref="KeyNotFoundException">No kind has records of this type.</exception>
    public virtual StoredKind Of(IRecord record) => byRecord[record.GetType()];

    /// <summary>The kind whose records have this type.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StoredKind Of<TRecord>()
        where TRecord : class, IRecord => byRecord[typeof(TRecord)];

    /// <summary>A register's records by kind. Each record comes after the records that it refers to.</summary>
    public IEnumerable<(StoredKind Kind, IEnumerable<IRecord> Records)> Of(Register register)
    {
        var byType = register.Records.ToLookup(record => record.GetType());
        return All.Select(kind => (kind, byType[kind.Record]));
    }
}
