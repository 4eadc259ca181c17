using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Exchange;

/// <summary>Who may write a record.</summary>
internal static class Keepers
{
    /// <summary>What a caller is told who may not write what this keeper keeps: the same, whether or not there is such a record.</summary>
    public static string Refusal(CountryCode? keeper) =>
        keeper is null ? "Only coordinators write this." : $"Only contributors of {keeper} write this.";
}
