namespace CoProduction.Registry;

/// <summary>The checks that constructors of the register share.</summary>
internal static class Require
{
    /// <summary>More than any figure of the register can mean; sums and products of such figures stay finite.</summary>
    public const double LargestAmount = 1e12;

    /// <exception cref="ArgumentException">Empty, blank at an end, longer than <paramref name="longest"/>, or with a control character.</exception>
    public static string Text(string? value, int longest, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("Must not be empty.", field);
        }

        return Wording.Fault(value, longest) is { } fault ? throw new ArgumentException(fault, field) : value;
    }

    /// <summary>As <see cref="Text"/>, where absence is null and never an empty text.</summary>
    public static string? TextOrNull(string? value, int longest, string field) =>
        value is null ? null : Text(value, longest, field);

    /// <exception cref="ArgumentOutOfRangeException">Not a number from 0 to <see cref="LargestAmount"/>.</exception>
    public static double Amount(double value, string field) =>
        value is >= 0 and <= LargestAmount
            ? value
            : throw new ArgumentOutOfRangeException(field, value, "Must be a number from 0 to 1e12.");

    /// <exception cref="ArgumentOutOfRangeException">A number cast to the enum, for which it has no member.</exception>
    public static TEnum Member<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(field, value, Word.Rule<TEnum>());
}
