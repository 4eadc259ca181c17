using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>A rate in one text: <c>400 a month</c>, or <c>400..500 a month</c> for a range.</summary>
internal static class QuantityText
{
    public static string? Of(Quantity? quantity) =>
        quantity is null ? null
        : $"{Cells.Number(quantity.Low)}{(quantity.High is { } high ? $"..{Cells.Number(high)}" : "")} a {Word.Of(quantity.Per!.Value)}{(quantity.Unit is null ? "" : $" of {quantity.Unit}")}";

    /// <param name="text">The text; an empty one is no rate.</param>
    /// <param name="quantity">The rate; null if there is none.</param>
    public static bool TryParse(string text, out Quantity? quantity)
    {
        quantity = null;
        if (text.Length == 0)
        {
            return true;
        }

        var parts = text.Split(" of ", 2);
        if (parts[0].Split(" a ") is not [var figures, var time] || !Word.TryParse<Per>(time, out var per))
        {
            return false;
        }

        double?[] ends = [.. figures.Split("..").Select(figure => double.TryParse(figure, NumberStyles.Float, CultureInfo.InvariantCulture, out var end) && Amount.IsFit(end) ? end : (double?)null)];
        quantity = ends switch
        {
            [{ } low] => new Quantity(low, null, per, parts.ElementAtOrDefault(1)),
            [{ } low, { } high] when high > low => new Quantity(low, high, per, parts.ElementAtOrDefault(1)),
            _ => null,
        };
        return quantity is not null;
    }
}
