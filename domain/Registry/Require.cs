namespace CoProduction.Registry;

/// <summary>The checks that the register's constructors share.</summary>
internal static class Require
{
    /// <exception cref="ArgumentException">The text is empty, begins or ends with white space, is longer than <paramref name="longest"/>, or has a
    /// control character.</exception>
    public static string Text(string? value, int longest, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("Must not be empty.", field);
        }

        return Wording.Fault(value, longest) is { } fault ? throw new ArgumentException(fault, field) : value;
    }

    /// <summary>Like <see cref="Text"/>, but null if absent. An empty text is refused.</summary>
    public static string? TextOrNull(string? value, int longest, string field) =>
        value is null ? null : Text(value, longest, field);

    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to <see cref="Registry.Amount.Largest"/>.</exception>
    public static double Amount(double value, string field) =>
        Registry.Amount.IsFit(value)
            ? WithoutSign(value)
            : throw new ArgumentOutOfRangeException(field, value, $"Must be from 0 to {Registry.Amount.Largest:0}.");

    /// <summary>Like <see cref="Amount"/>, but null if absent.</summary>
    public static double? AmountOrNull(double? value, string field) => value is { } given ? Amount(given, field) : null;

    /// <summary>Like <see cref="Amount"/>, but more than 0, and null if absent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not more than 0, or is more than <see cref="Registry.Amount.Largest"/>.</exception>
    public static double? PositiveOrNull(double? value, string field, string rule) =>
        value is null or (> 0 and <= Registry.Amount.Largest) ? value : throw new ArgumentOutOfRangeException(field, value, rule);

    /// <exception cref="ArgumentOutOfRangeException">The value is a cast number that the enum has no member for.</exception>
    public static TEnum Member<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(field, value, Word.Rule<TEnum>());

    // Minus zero would be written as -0, a second text for the same figure.
    private static double WithoutSign(double value) => value == 0 ? 0 : value;
}
