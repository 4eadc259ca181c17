using CoProduction.Functions.Records;

namespace CoProduction.Functions.GapReports;

/// <summary>The sources of an answer, each once.</summary>
internal sealed class SourceTable
{
    private readonly Dictionary<SourceBody, string> ids = [];
    private readonly List<ListedSourceResponse> listed = [];

    /// <summary>The sources, in the order in which they were first named.</summary>
    public IReadOnlyList<ListedSourceResponse> Listed => listed;

    /// <summary>The id of a source within the answer.</summary>
    public string IdOf(SourceBody source)
    {
        if (!ids.TryGetValue(source, out var id))
        {
            ids[source] = id = $"s{listed.Count + 1}";
            listed.Add(new ListedSourceResponse(id, source));
        }

        return id;
    }
}

/// <summary>A source that several records share.</summary>
/// <param name="Id">Its id within this answer, such as s1.</param>
/// <param name="Source">The source.</param>
public sealed record ListedSourceResponse(string Id, SourceBody Source);
