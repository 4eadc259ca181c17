namespace CoProduction.Functions.Records;

/// <summary>Finds records of one kind that refer to each other in a cycle.</summary>
internal static class ReferenceCycle
{
    /// <summary>Whether any of the records, or a record that they lead to, is in a cycle. Each record is looked at once.</summary>
    /// <param name="ids">The ids of the records.</param>
    /// <param name="named">The ids that the record with an id refers to.</param>
    public static bool Exists(IEnumerable<string> ids, Func<string, IEnumerable<string>> named)
    {
        var (met, left) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<(string Id, bool IsLeft)>(ids.Select(id => (id, false)));
        while (open.TryPop(out var step))
        {
            if (step.IsLeft)
            {
                left.Add(step.Id);
            }
            else if (met.Add(step.Id))
            {
                open.Push((step.Id, true));
                foreach (var next in named(step.Id))
                {
                    if (met.Contains(next) && !left.Contains(next))
                    {
                        return true;
                    }

                    open.Push((next, false));
                }
            }
        }

        return false;
    }

    /// <summary>The ids of a shortest cycle through the given record, which comes first and last; null if there is no such cycle.</summary>
    /// <param name="id">The id of the record.</param>
    /// <param name="named">The ids that the record with an id refers to.</param>
    public static IReadOnlyList<string>? Through(string id, Func<string, IEnumerable<string>> named)
    {
        var reachedFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out var here))
        {
            foreach (var next in named(here))
            {
                if (next == id)
                {
                    return [.. Path(here).Reverse(), id];
                }

                if (reachedFrom.TryAdd(next, here))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;

        IEnumerable<string> Path(string end)
        {
            yield return end;
            while (end != id)
            {
                yield return end = reachedFrom[end];
            }
        }
    }
}
