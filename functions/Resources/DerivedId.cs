using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Resources;

/// <summary>Ids that are given, or made of what a record says.</summary>
internal static class DerivedId
{
    /// <summary>What is wrong with the id of a figure of a scope, where scope and id are right in themselves.</summary>
    public static string? ScopeFault(string? id, string? scope) =>
        RecordId.TryParse(id, out var given) && Scope.TryParse(scope, out var whose) && !ScopedId.Fits(whose, given)
            ? ScopedId.RuleFor(whose)
            : null;

    /// <summary>What is wrong with the id that would be made of other members.</summary>
    public static string? Fault(Func<RecordId> derive)
    {
        try
        {
            derive();
            return null;
        }
        catch (FormatException)
        {
            return $"Must be given: the one made of the other values would be too long. {RecordId.Rule}";
        }
    }
}
