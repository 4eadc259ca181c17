using System.Globalization;
using System.Text.RegularExpressions;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Import.Csv;

/// <content>Cells that hold numbers: digits with a decimal point and no separators, in every culture.</content>
internal sealed partial class Row
{
    public double? NumberOrNull(string column)
    {
        if (Find(column) is not { } text)
        {
            return null;
        }

        if (Thousands().IsMatch(text))
        {
            var (joined, point) = (text.Replace(".", "", StringComparison.Ordinal), text.TrimEnd('0').TrimEnd('.'));
            Fault(column, $"{text} may be {int.Parse(joined, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)} or {point}: write {joined} or {point}.");
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Fault(column, "Must be a number, such as 1250 or 62.5, without separators.");
        return null;
    }

    public double Number(string column)
    {
        if (Find(column) is null)
        {
            Fault(column, Absent);
        }

        return NumberOrNull(column) ?? 0;
    }

    public int? WholeOrNull(string column)
    {
        if (Find(column) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(column, "Must be a whole number.");
        return null;
    }

    public int Whole(string column)
    {
        if (Find(column) is null)
        {
            Fault(column, Absent);
        }

        return WholeOrNull(column) ?? 0;
    }

    /// <param name="column">The column.</param>
    /// <param name="limit">The largest number of degrees.</param>
    public decimal? DegreesOrNull(string column, int limit)
    {
        if (Find(column) is not { } text)
        {
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
        {
            if (Coordinates.Fault(number, limit) is { } fault)
            {
                Fault(column, fault);
            }

            return number;
        }

        Fault(column, "Must be decimal degrees, such as 41.41 or -75.66.");
        return null;
    }

    /// <summary>A number in the unit that <paramref name="make"/> checks; null where the cell is empty.</summary>
    public T? Amount<T>(string column, Func<double, T> make)
        where T : struct
    {
        T? amount = null;
        if (NumberOrNull(column) is { } number)
        {
            Try(() => amount = make(number), _ => column);
        }

        return amount;
    }

    /// <summary>As <see cref="Amount{T}"/>, for a cell that must not be empty.</summary>
    public T Required<T>(string column, Func<double, T> make)
        where T : struct
    {
        if (Find(column) is null)
        {
            Fault(column, Absent);
        }

        return Amount(column, make) ?? default;
    }

    // Some countries separate thousands by a point. No export ends a number with a zero after the point.
    [GeneratedRegex(@"\A[1-9][0-9]{0,2}\.[0-9]{2}0\z", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
