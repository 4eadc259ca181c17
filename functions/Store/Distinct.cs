namespace CoProduction.Functions.Store;

internal static class Distinct
{
    /// <summary>Checks that no two records have the same id.</summary>
    /// <exception cref="ArgumentException">Two records have the same id, so it is unclear which of them to store.</exception>
    public static void Require(IReadOnlyCollection<PlannedWrite> records)
    {
        var ids = new HashSet<string>(records.Count, StringComparer.Ordinal);
        foreach (var planned in records)
        {
            if (!ids.Add(planned.Id))
            {
                throw new ArgumentException($"Two records have the id {planned.Id}.", nameof(records));
            }
        }
    }
}
