using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.Store;
using CoProduction.Registry.Items;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>
/// Stores every published report: one blob of compressed JSON for all readers who see the same, named by the hash in its seal, and for each
/// night a list of which reader gets which report. Neither ever changes. The list is stored last, when all reports are.
/// </summary>
public sealed class PublishedReports(PublishedDocuments documents, NightParts parts)
{
    private const string ListFolder = "nights/";
    private const string Extension = ".json.gz";

    // In a list, of readers whose records form a cycle.
    private const string NoReport = "";

    /// <summary>Raised when this program has listed a night.</summary>
    internal event Action? Completed;

    /// <summary>Seals and stores the report of one set of readers, and then the part of the night's list that names it.</summary>
    /// <param name="id">The night.</param>
    /// <param name="readers">The readers. Those for whom a marking names others get a report with a marking of their own.</param>
    /// <param name="see">Projects what they see.</param>
    /// <param name="compute">Computes their report.</param>
    /// <param name="cancellation">Cancels storing; reports stored by then stay.</param>
    internal async Task Publish(
        GapReportId id, ReaderSet readers, Func<VisibleProjection> see, Func<VisibleProjection, GapReportResponse> compute, CancellationToken cancellation)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var seen = see();
            var report = compute(seen);
            foreach (var marked in readers.Members.GroupBy(member => Marking.Of(seen.Register, member.Value), StringComparer.Ordinal))
            {
                var its = Sealed(id, report with { Marking = marked.Key });
                await documents.Keep(ReportName(its.Seal!.Sha256), its, cancellation);
                foreach (var (name, _) in marked)
                {
                    hashes[name] = its.Seal.Sha256;
                }
            }
        }
        catch (BillOfMaterialsCycleException)
        {
            foreach (var (name, _) in readers.Members)
            {
                hashes[name] = NoReport;
            }
        }

        await parts.Keep(id, readers.Key, hashes, cancellation);
    }

    /// <summary>The keys of the sets of readers whose reports of a night that is not complete are stored.</summary>
    internal Task<IReadOnlySet<string>> Parts(GapReportId id, CancellationToken cancellation) => parts.Of(id, cancellation);

    /// <summary>Stores the list of a night if all reports are stored.</summary>
    /// <returns>Whether the night is complete.</returns>
    internal async Task<bool> TryComplete(GapReportId id, IReadOnlyList<ReaderSet> sets, CancellationToken cancellation)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!(await Parts(id, cancellation)).IsSupersetOf(sets.Select(readers => readers.Key)))
        {
            return await IsComplete(id, cancellation);
        }

        foreach (var readers in sets)
        {
            if (await parts.Read(id, readers.Key, cancellation) is not { } part)
            {
                // Another program has just completed the night and removed its parts.
                return await IsComplete(id, cancellation);
            }

            foreach (var (name, hash) in part)
            {
                hashes[name] = hash!.GetValue<string>();
            }
        }

        await documents.Keep(ListName(id), hashes, cancellation);
        Completed?.Invoke();
        await parts.Remove(id, cancellation);
        return true;
    }

    /// <summary>The nights whose reports are all published, newest first.</summary>
    internal async Task<IReadOnlyList<GapReportId>> Nights(CancellationToken cancellation) =>
    [
        .. (await documents.Names(ListFolder, cancellation))
            .Select(name => GapReportId.TryParse(name[ListFolder.Length..^Extension.Length], out var id) ? id : null)
            .OfType<GapReportId>()
            .Reverse(),
    ];

    internal Task<bool> IsComplete(GapReportId id, CancellationToken cancellation) => documents.Exists(ListName(id), cancellation);

    /// <summary>Removes what programs that met at the end of a night have left behind.</summary>
    internal async Task RemoveParts(IReadOnlySet<GapReportId> complete, CancellationToken cancellation)
    {
        foreach (var id in (await parts.Nights(cancellation)).Where(complete.Contains))
        {
            await parts.Remove(id, cancellation);
        }
    }

    /// <summary>Deletes the lists of nights before a moment, the reports that no list names any more, and reports under scenarios on those nights.</summary>
    /// <returns>How many documents were deleted.</returns>
    internal async Task<int> RemoveBefore(DateTimeOffset moment, CancellationToken cancellation)
    {
        var removed = await documents.RemoveOld(ListFolder, moment, name => IsBefore(name[ListFolder.Length..^Extension.Length]), cancellation);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var night in await Nights(cancellation))
        {
            named.UnionWith((await documents.Read(ListName(night), cancellation))?.Select(each => ReportName($"{each.Value}")) ?? []);
        }

        // A report of a night that is just being published is newer than that.
        removed += await documents.RemoveOld("reports/", moment, name => !named.Contains(name), cancellation);
        return removed + await documents.RemoveOld("scenarios/", moment, name => IsBefore(name.Split('/')[1]), cancellation);

        bool IsBefore(string text) => GapReportId.TryParse(text, out var id) && id.ComputedAt < moment;
    }

    /// <summary>Finds the report published for a reader; null if there is none.</summary>
    internal async Task<JsonObject?> Find(GapReportId id, Reader reader, CancellationToken cancellation) =>
        await documents.Read(ListName(id), cancellation) is { } hashes
        && (hashes[ReaderSet.NameOf(reader)] ?? hashes[ReaderSet.NameOfOther(reader)])?.GetValue<string>() is { Length: > 0 } hash
            ? await documents.Read(ReportName(hash), cancellation)
            : null;

    /// <summary>Finds the report published for partners that the register neither has nor names: it holds only what is released to everyone. Null if there is none.</summary>
    internal async Task<JsonObject?> FindForEveryone(GapReportId id, CancellationToken cancellation) =>
        await documents.Read(ListName(id), cancellation) is { } hashes && hashes[ReaderSet.Everyone]?.GetValue<string>() is { Length: > 0 } hash
            ? await documents.Read(ReportName(hash), cancellation)
            : null;

    /// <summary>The hash of a report without its seal.</summary>
    public static string HashOf(JsonObject report)
    {
        var content = report.DeepClone().AsObject();
        content.Remove("seal");
        return CanonicalJson.Hash(content);
    }

    private static GapReportResponse Sealed(GapReportId id, GapReportResponse report) =>
        report with { Seal = new SealResponse(id.Value, CoProduction.Gaps.Engine.Version, HashOf(JsonOf(report)), Seed: report.Probabilities?.Seed) };

    internal static JsonObject JsonOf(GapReportResponse report) => JsonSerializer.SerializeToNode(report, RecordJson.Options)!.AsObject();

    private static string ReportName(string hash) => $"reports/{hash}{Extension}";

    private static string ListName(GapReportId id) => $"{ListFolder}{id}{Extension}";
}
