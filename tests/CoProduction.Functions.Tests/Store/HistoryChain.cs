using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Store;

/// <summary>Reads whole histories and checks them.</summary>
internal static class HistoryChain
{
    public static readonly Author Author = new("test") { SetsMemberships = true };

    /// <summary>All revisions. They are numbered from 1 without gaps, and each hash covers the revision and the hash before it.</summary>
    public static async Task<IReadOnlyList<Revision>> Verified<TRecord>(
        this Registry<TRecord> registry, RecordKind<TRecord> kind, string id)
        where TRecord : class, IRecord
    {
        var history = await registry.History(id, 0, 1000, CancellationToken.None);
        string? previous = null;
        foreach (var (revision, index) in history.Select((revision, index) => (revision, index)))
        {
            Assert.Equal(index + 1, revision.Number);
            Assert.Equal(previous, revision.PreviousHash);
            Assert.Equal(RevisionHash.Of(kind.Name, id, revision), revision.Hash);
            previous = revision.Hash;
        }

        return history;
    }
}
