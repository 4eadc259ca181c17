namespace CoProduction.Functions.Http;

/// <summary>The members of a problem that list its faults.</summary>
internal static class FaultMembers
{
    /// <summary>The largest number of faults listed. Further faults are only counted.</summary>
    public const int MostListed = 1000;

    public static IEnumerable<KeyValuePair<string, object?>> Of<TFault>(IReadOnlyList<TFault> faults)
    {
        var listed = faults.Take(MostListed).ToArray();
        return listed.Length == faults.Count
            ? [new("errors", listed)]
            : [new("errors", listed), new("moreErrors", faults.Count - listed.Length)];
    }
}
