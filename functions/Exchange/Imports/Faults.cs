namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What has been found wrong so far: the first of it word for word, all of it counted.</summary>
/// <param name="most">How many are kept word for word.</param>
internal sealed class Faults(int most)
{
    private const int LongestValue = 200;

    private readonly List<Fault> first = [];

    public IReadOnlyList<Fault> First => first;

    public int Count { get; private set; }

    public void Add(string file, int? line, string? column, string? value, string message, string? code = null)
    {
        Count++;
        if (first.Count < most)
        {
            first.Add(new Fault(file, line, column, value is { Length: > LongestValue } ? $"{value[..LongestValue]}…" : value, message, code));
        }
    }
}
