namespace CoProduction.Registry;

/// <summary>The checks that constructors of the register share.</summary>
internal static class Require
{
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

    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to <see cref="Registry.Amount.Largest"/>.</exception>
    public static double Amount(double value, string field) =>
        Registry.Amount.IsFit(value)
            ? WithoutSign(value)
            : throw new ArgumentOutOfRangeException(field, value, $"Must be from 0 to {Registry.Amount.Largest:0}.");

    /// <summary>As <see cref="Amount"/>, but more than 0; absence is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not more than 0, or more than <see cref="Registry.Amount.Largest"/>.</exception>
    public static double? PositiveOrNull(double? value, string field, string rule) =>
        value is null or (> 0 and <= Registry.Amount.Largest) ? value : throw new ArgumentOutOfRangeException(field, value, rule);

    /// <exception cref="ArgumentOutOfRangeException">A number cast to the enum, for which it has no member.</exception>
    public static TEnum Member<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(field, value, Word.Rule<TEnum>());

    // Minus zero would be written as -0, and be another text for the same figure.
    private static double WithoutSign(double value) => value == 0 ? 0 : value;
}
