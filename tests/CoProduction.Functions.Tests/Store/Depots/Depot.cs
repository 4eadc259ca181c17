using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Store.Depots;

/// <summary>A record of a kind that the program does not have.</summary>
public sealed record Depot(ItemCode Code, string Name, int Bays, Release Release) : IRecord
{
    string IRecord.Id => Code.Value;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [];

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    IEnumerable<string?> IRecord.Texts => [Name];
}
