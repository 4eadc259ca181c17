using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.People;

/// <summary>The keys of people. All rows are in one partition, so that one transaction adds or erases both rows of a person.</summary>
internal static class PersonKey
{
    public const string Partition = "people";

    /// <summary>The rows that have the subjects.</summary>
    public static KeyRange People { get; } = new("person|", "person}");

    public static string Of(PersonHandle handle) => $"person|{handle}";

    /// <summary>The row that leads from a subject to its handle. A subject can have characters that no key may have.</summary>
    public static string Of(CountryCode partner, string subject) =>
        $"subject|{partner}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}";
}
