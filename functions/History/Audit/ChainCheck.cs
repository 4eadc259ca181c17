using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.History.Audit;

/// <summary>
/// Checks a record's history: each revision against its own hash and that of the revision before, and the last revision against the record.
/// </summary>
internal static class ChainCheck
{
    /// <summary>All faults in a history, in the order of the revisions.</summary>
    public static IEnumerable<AuditFault> Faults(RecordedHistory history)
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

        if (history.Last is null && history.Revisions.Count == 0)
        {
            // The record did not exist yet.
            yield break;
        }

        if (history.Last is not { } last)
        {
            yield return Fault(number, "record-removed", "The record's own row is missing.");
        }
        else if (last.Revision != number || last.Hash != previous)
        {
            yield return Fault(Math.Min(number, last.Revision) + 1, "removed", "The history ends before the record's last version.");
        }
        else if (!IsRebuilt(history, last.Json))
        {
            yield return Fault(number, "record-changed", "The record differs from its history.");
        }

        AuditFault Fault(int revision, string code, string detail) =>
            new(history.Kind, AuditScope.OwnerOf(history.Partition), history.Id, revision, code, detail);
    }

    /// <summary>
    /// Whether following the history leads to the record's JSON, or to none if it was removed. It compares what is stored, whatever version of the program
    /// stored it, and not what that means today.
    /// </summary>
    private static bool IsRebuilt(RecordedHistory history, string? json)
    {
        try
        {
            var version = Versions.After(history.Revisions.Select(keyed => keyed.Revision)).LastOrDefault();
            return version is null || json is null ? version is null && json is null : JsonNode.DeepEquals(JsonNode.Parse(json), version);
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or FormatException or ArgumentException or JsonException or NullReferenceException)
        {
            // The history cannot be followed, or the row holds no JSON.
            return false;
        }
    }
}
