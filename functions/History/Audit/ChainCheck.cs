using System.Text.Json;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.History.Audit;

/// <summary>
/// Checks a record's history: each revision against its own hash and that of the revision before, and the last revision against the record.
/// </summary>
internal static class ChainCheck
{
    /// <summary>All faults in a history, in the order of the revisions.</summary>
    public static IEnumerable<AuditFault> Faults(RecordedHistory history, Func<string, string, string> encode)
    {
        string? previous = null;
        var number = 0;
        foreach (var (key, revision) in history.Revisions)
        {
            number++;
            if (key != number)
            {
                yield return Fault(number, "removed", "A revision is missing.");
                number = key;
            }
            else if (revision.PreviousHash != previous)
            {
                yield return Fault(key, "reordered", "The revision does not follow from the revision before it.");
            }

            if (revision.Number != key || RevisionHash.Of(history.Kind, history.Id, revision) != revision.Hash)
            {
                yield return Fault(key, "changed", "The revision does not match its hash.");
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
        else if (Rebuilt(history, encode) != last.Json)
        {
            yield return Fault(number, "record-changed", "The record differs from its history.");
        }

        AuditFault Fault(int revision, string code, string detail) =>
            new(history.Kind, AuditScope.OwnerOf(history.Partition), history.Id, revision, code, detail);
    }

    /// <summary>The record's JSON, rebuilt from its history; null if the record was removed, and "" if the history cannot be followed.</summary>
    private static string? Rebuilt(RecordedHistory history, Func<string, string, string> encode)
    {
        try
        {
            return Versions.After(history.Revisions.Select(keyed => keyed.Revision)).LastOrDefault() is { } version
                ? encode(history.Kind, version.ToJsonString(RecordJson.Options))
                : null;
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or FormatException or ArgumentException or JsonException or NullReferenceException)
        {
            return "";
        }
    }
}
