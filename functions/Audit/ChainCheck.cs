using System.Text.Json;
using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Audit;

/// <summary>Holds a record's history against its seals: each revision against its hash and the one before, the last against the record.</summary>
internal static class ChainCheck
{
    /// <summary>Everything that is wrong with it, in the order of the revisions.</summary>
    public static IEnumerable<AuditFault> Faults(RecordedHistory history, Func<string, string, string> encode)
    {
        string? previous = null;
        var number = 0;
        foreach (var (key, revision) in history.Revisions)
        {
            number++;
            if (key != number)
            {
                yield return Fault(number, "removed", "A revision is missing here.");
                number = key;
            }
            else if (revision.PreviousHash != previous)
            {
                yield return Fault(key, "reordered", "It does not follow from the revision before it.");
            }

            if (revision.Number != key || RevisionHash.Of(history.Kind, history.Id, revision) != revision.Hash)
            {
                yield return Fault(key, "changed", "It is not what was sealed.");
            }

            previous = revision.Hash;
        }

        if (history.Last is not { } last)
        {
            yield return Fault(number, "record-removed", "The record's own row is missing.");
        }
        else if (last.Revision != number || last.Hash != previous)
        {
            yield return Fault(Math.Min(number, last.Revision) + 1, "removed", "The history ends before the record's last version.");
        }
        else if (Told(history, encode) != last.Json)
        {
            yield return Fault(number, "record-changed", "The record is not what its history says.");
        }

        AuditFault Fault(int revision, string code, string detail) => new(history.Kind, AuditScope.KeeperOf(history.Partition), history.Id, revision, code, detail);
    }

    /// <summary>The record's JSON as its history tells it; null where it was removed, or where the history cannot be followed.</summary>
    private static string? Told(RecordedHistory history, Func<string, string, string> encode)
    {
        try
        {
            return Versions.After(history.Revisions.Select(keyed => keyed.Revision)).LastOrDefault() is { } version
                ? encode(history.Kind, version.ToJsonString(RecordJson.Options))
                : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException or JsonException or NullReferenceException)
        {
            return "";
        }
    }
}
