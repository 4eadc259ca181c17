using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Records;

/// <summary>Checks ids that a body gives, and ids that are derived from its other members.</summary>
internal static class DerivedId
{
    /// <summary>The highest number to try in the id of a record that gives none.</summary>
    public const int MostNumbered = 20;

    /// <summary>The fault of an id that does not fit its scope; null if it fits, or if the id or the scope is not valid by itself.</summary>
    public static string? ScopeFault(string? id, string? scope) =>
        RecordId.TryParse(id, out var given) && Scope.TryParse(scope, out var whose) && !ScopedId.Fits(whose, given)
            ? ScopedId.RuleFor(whose)
            : null;

    /// <summary>The fault of an absent id if none can be derived from the other members; otherwise null.</summary>
    public static string? Fault(Func<RecordId> derive)
    {
        try
        {
            derive();
            return null;
        }
        catch (FormatException)
        {
            return $"Must be given, because an id made from the other values would be too long. {RecordId.Rule}";
        }
    }

    /// <summary>Whether a record that gives no id can get this one: the derived id, or that id with a number.</summary>
    public static bool CanBecome(Func<RecordId> derive, string id) =>
        Fault(derive) is null && derive() is var derived && Enumerable.Range(1, MostNumbered).Any(n => derived.Numbered(n).Value == id);
}
