using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

internal static class Distinct
{
    /// <exception cref="ArgumentException">Two of the records have one id: which of them shall stay cannot be told.</exception>
    public static void Require(IReadOnlyCollection<IRecord> records)
    {
        var ids = new HashSet<string>(records.Count, StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!ids.Add(record.Id))
            {
                throw new ArgumentException($"Two of the records have the id {record.Id}.", nameof(records));
            }
        }
    }
}
