using CoProduction.Functions.Records.Factories;
using CoProduction.Registry;
using CoProduction.Registry.Retirements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The retired records of the register that an import does not state. A record may name them only if it did so before.</summary>
internal sealed class RetiredNames(IEnumerable<IRecord> registered, IEnumerable<IRecord> stated)
{
    private readonly Dictionary<RecordName, DateOnly> retired = registered
        .OfType<IRetirable>()
        .Where(record => record.Retired is not null)
        .ExceptBy(stated.Select(RecordName.Of), RecordName.Of)
        .ToDictionary(RecordName.Of, record => record.Retired!.Value);

    /// <summary>What is wrong with a record that names one of them and did not do so before; null if nothing is.</summary>
    public string? Fault(IRecord record, IRecord? former)
    {
        if (retired.Count == 0)
        {
            return null;
        }

        var names = RecordName.NamedBy(record).Where(retired.ContainsKey);
        return (former is null ? names : names.Except(RecordName.NamedBy(former))).OrderBy(name => name.Id, StringComparer.Ordinal).ToArray() is [var first, ..]
            ? $"Names {first.Id}, which was retired on {PlanDay.Text(retired[first])}: only records that named it before may name it. Or state it in this import too."
            : null;
    }
}
