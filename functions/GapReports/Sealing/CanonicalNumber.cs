using System.Globalization;

namespace CoProduction.Functions.GapReports.Sealing;

/// <summary>A number as ECMAScript writes it, which is how canonical JSON does (RFC 8785, section 3.2.2.3).</summary>
internal static class CanonicalNumber
{
    // From how many digits before the point on, and after how many zeros behind it, the exponent is written.
    private const int MostWhole = 21;
    private const int MostZeros = 6;

    /// <param name="number">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no such number.</exception>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "Must be finite.");
        }

        if (number == 0)
        {
            return "0";
        }

        var (digits, point) = Digits(Math.Abs(number));
        return (number < 0 ? "-" : "") + (
            point is < -MostZeros + 1 or > MostWhole ? Scientific(digits, point - 1)
            : point <= 0 ? $"0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? digits + new string('0', point - digits.Length)
            : $"{digits[..point]}.{digits[point..]}");
    }

    private static string Scientific(string digits, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");

    /// <summary>The fewest digits that name the number, and how many of them stand before the point.</summary>
    private static (string Digits, int Point) Digits(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var mantissa = parts[0].Split('.');
        var (all, point) = (mantissa[0] + (mantissa.Length > 1 ? mantissa[1] : ""), mantissa[0].Length + exponent);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), point - (all.Length - digits.Length));
    }
}
