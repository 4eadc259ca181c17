using CoProduction.Registry.Factories;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>The short form of a line's rates in factories.csv: one output and one surge a month, with one date.</summary>
internal static class RateCells
{
    /// <summary>The statements of the cells. A date without a rate states nothing.</summary>
    public static IReadOnlyList<Statement> Rates(double? output, double? surge, Period? asOf) =>
    [
        .. from rate in new[] { (Measure: Measure.Output, Units: output), (Measure: Measure.Surge, Units: surge) }
           where rate.Units is not null
           select new Statement(rate.Measure, Quantity.AMonth(rate.Units!.Value), asOf, null),
    ];

    /// <summary>Whether the short form says everything; otherwise all of a line's rates stand in rates.csv.</summary>
    public static bool Suffice(Line line) =>
        line.Rates.All(rate => rate is { Source: null, Quantity: { High: null, Per: Per.Month, Unit: null }, Measure: Measure.Output or Measure.Surge })
        && line.Rates.DistinctBy(rate => rate.Measure).Count() == line.Rates.Count
        && line.Rates.DistinctBy(rate => rate.Period).Count() <= 1;

    public static string? Of(Line line, Measure measure) =>
        Suffice(line) && line.Rates.FirstOrDefault(rate => rate.Measure == measure) is { } stated ? Cells.Number(stated.Quantity.Low) : null;

    public static string? DateOf(Line line) => Suffice(line) && line.Rates.Count > 0 ? line.Rates[0].Period?.Text : null;
}
