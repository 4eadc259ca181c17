using System.Collections.Immutable;
using System.Security.Cryptography;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Store.Snapshots;

/// <summary>Records of one kind that the same readers may see. A change to one of them makes another group, with another version.</summary>
internal sealed class RecordGroup
{
    public static readonly RecordGroup Empty = new(ImmutableSortedSet.Create(Placed.Order), ImmutableSortedSet.Create(Placed.Order));

    private static long versions;

    // Those that do not tell all of these readers the same.
    private readonly ImmutableSortedSet<Placed> varying;

    private RecordGroup(ImmutableSortedSet<Placed> records, ImmutableSortedSet<Placed> varying)
    {
        (Records, this.varying) = (records, varying);
        Version = Interlocked.Increment(ref versions);
    }

    /// <summary>The records, in the order of lists.</summary>
    public ImmutableSortedSet<Placed> Records { get; }

    /// <summary>No other group of this program has it.</summary>
    public long Version { get; }

    /// <summary>Adds to a hash which group this is, and how much its records tell a reader of their past and of their successors.</summary>
    public void AddTo(IncrementalHash hash, Reader reader)
    {
        Span<byte> version = stackalloc byte[sizeof(long)];
        BitConverter.TryWriteBytes(version, Version);
        hash.AppendData(version);
        foreach (var placed in varying)
        {
            var record = placed.Entry!.Record;
            var isOwn = record.Owner == reader.Partner || (record is Partner partner && (reader.IsCoordinator || partner.Code == reader.Partner));
            hash.AppendData([isOwn ? (byte)1 : (byte)0]);
            foreach (var disclosure in Disclosure.AllOf(record))
            {
                hash.AppendData([disclosure.Includes(reader) ? (byte)1 : (byte)0]);
            }
        }
    }

    /// <summary>Changes some records.</summary>
    public Builder ToBuilder() => new(this);

    /// <summary>Whether a record tells a reader more or less than it tells another who sees it, too.</summary>
    private static bool Varies(IRecord record) =>
        record is ISite { Successor: not null } or Partner { FormerMemberships.Count: > 0 } || record.EarlierReleases.Any();

    /// <summary>A group with some changes, which are made together: one by one, those of a whole register take as long as reading it.</summary>
    internal sealed class Builder(RecordGroup before)
    {
        private readonly List<Placed> added = [];
        private readonly List<Placed> removed = [];

        /// <summary>Adds a record that is not in the group, or that is removed from it as well.</summary>
        public void Add(Placed placed) => added.Add(placed);

        /// <summary>Removes a record of the group.</summary>
        public void Remove(Placed placed) => removed.Add(placed);

        public RecordGroup Build() =>
            new(before.Records.Except(removed).Union(added), before.varying.Except(removed).Union(added.Where(placed => Varies(placed.Entry!.Record))));
    }
}
