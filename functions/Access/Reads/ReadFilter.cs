using Azure.Data.Tables;
using CoProduction.Functions.Access.People;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.Reads;

/// <summary>Which logged reads are asked for.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Before">The moment after the last.</param>
/// <param name="Partner">The caller's partner; null for any.</param>
/// <param name="Caller">The caller's handle; null for any.</param>
internal sealed record ReadFilter(DateTimeOffset From, DateTimeOffset Before, CountryCode? Partner, PersonHandle? Caller)
{
    /// <summary>The filter of rows; null if it passes all.</summary>
    public string? Where => (Partner, Caller) switch
    {
        (null, null) => null,
        ({ } partner, null) => TableClient.CreateQueryFilter($"Partner eq {partner.Value}"),
        (null, { } caller) => TableClient.CreateQueryFilter($"Caller eq {caller.Value}"),
        ({ } partner, { } caller) => TableClient.CreateQueryFilter($"Partner eq {partner.Value} and Caller eq {caller.Value}"),
    };
}
