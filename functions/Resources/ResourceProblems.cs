using CoProduction.Functions.Hosting;
using CoProduction.Functions.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Resources;

/// <summary>The problems that all resources answer alike.</summary>
internal static class ResourceProblems
{
    /// <summary>More faults than this are counted, not listed.</summary>
    public const int MostListed = 1000;

    public static ProblemHttpResult ValidationFailed(IReadOnlyList<Fault> faults) =>
        Listed(
            "validation-failed",
            "The body has faults.",
            faults.Count == 1 ? "One value is wrong; nothing was changed." : $"{faults.Count} values are wrong; nothing was changed.",
            faults);

    public static ProblemHttpResult InvalidQuery(IReadOnlyList<QueryFault> faults) =>
        Listed("invalid-query", "The query has faults.", string.Join(' ', faults.Take(10).Select(fault => $"{fault.Parameter}: {fault.Detail}")), faults);

    public static ProblemHttpResult PreconditionRequired() =>
        Problems.Problem(
            StatusCodes.Status428PreconditionRequired,
            "precondition-required",
            "This change needs If-Match.",
            "Send the ETag of the version that you have read as If-Match, or If-Match: * to change whatever version there is.");

    public static ProblemHttpResult InvalidIfMatch() =>
        Problems.Problem(
            StatusCodes.Status400BadRequest,
            "invalid-header",
            "A header cannot be read.",
            "If-Match is * or a list of quoted ETags, as GET answers them.");

    public static ProblemHttpResult VersionConflict() =>
        Problems.Problem(
            StatusCodes.Status412PreconditionFailed,
            "version-conflict",
            "The record has another version by now.",
            "Nothing was changed. Read it again, and make the change to what it is now.");

    public static ProblemHttpResult AlreadyExists(string id, string address) =>
        Problems.Problem(
            StatusCodes.Status409Conflict,
            "already-exists",
            "There is a record with this id.",
            $"{id} is taken; nothing was changed. Replace it with PUT, or choose another id.",
            [new("existing", address)]);

    public static ProblemHttpResult StillReferenced(string id, IReadOnlyList<string> referrers) =>
        Problems.Problem(
            StatusCodes.Status409Conflict,
            "still-referenced",
            "Other records refer to this one.",
            $"{id} was not deleted, because these name it{(referrers.Count < RecordKind.MostReferrers ? "" : " (and perhaps more)")}: "
                + $"{string.Join(", ", referrers)}.",
            [new("referrers", referrers)]);

    private static ProblemHttpResult Listed<TFault>(string code, string title, string detail, IReadOnlyList<TFault> faults)
    {
        var errors = faults.Take(MostListed).ToArray();
        return Problems.Problem(
            StatusCodes.Status400BadRequest,
            code,
            title,
            detail,
            errors.Length == faults.Count
                ? [new("errors", errors)]
                : [new("errors", errors), new("moreErrors", faults.Count - errors.Length)]);
    }
}
