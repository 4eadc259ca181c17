using System.Collections.Immutable;
using System.Security.Cryptography;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store.Snapshots;

/// <summary>All records of the register, as they were read. A snapshot never changes: a change makes another one, which shares with it whatever stays.</summary>
internal sealed class RegisterSnapshot
{
    private readonly StoredKinds kinds;
    private readonly ImmutableDictionary<StoredKind, KindSnapshot> byKind;
    private readonly Lazy<Register> register;

    private RegisterSnapshot(StoredKinds kinds, ImmutableDictionary<StoredKind, KindSnapshot> byKind)
    {
        this.kinds = kinds;
        this.byKind = byKind;
        register = new Lazy<Register>(() => Register.Of(
            byKind.Values.Where(kind => kinds.All.Contains(kind.Kind)).SelectMany(kind => kind.All).Select(placed => placed.Entry!.Record)));
    }

    /// <summary>The records of all kinds of fact.</summary>
    public Register Register => register.Value;

    public static RegisterSnapshot Empty(StoredKinds kinds) => new(kinds, ImmutableDictionary<StoredKind, KindSnapshot>.Empty);

    /// <summary>The records of one kind.</summary>
    public KindSnapshot Of(StoredKind kind) => byKind.GetValueOrDefault(kind) ?? KindSnapshot.Empty(kind);

    /// <summary>What a reader sees of these records.</summary>
    public SeenRegister See(Reader reader)
    {
        RecordGroup[] seen = [.. kinds.All.SelectMany(kind => Of(kind).GroupsOf(reader)).OrderBy(group => group.Version)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var group in seen)
        {
            group.AddTo(hash, reader);
        }

        return new SeenRegister(Convert.ToHexStringLower(hash.GetHashAndReset()), seen.Sum(group => group.Records.Count), () => Register.VisibleTo(reader));
    }

    /// <summary>The same records but for some, which are replaced or, without an entry, removed.</summary>
    public RegisterSnapshot With(IEnumerable<(StoredKind Kind, Placed Record)> changes) =>
        new(kinds, byKind.SetItems(changes
            .GroupBy(change => change.Kind, change => change.Record)
            .Select(records => KeyValuePair.Create(records.Key, Of(records.Key).With(records)))));

    /// <summary>The places of a partition's records.</summary>
    public IEnumerable<(StoredKind Kind, Placed Place)> PlacesIn(string partition) =>
        from kind in byKind.Values
        from id in kind.IdsIn(partition)
        select (kind.Kind, new Placed(partition, id, Entry: null));
}
