using System.Globalization;
using CoProduction.Functions.Store.Tables;

namespace CoProduction.Functions.Access.Tenants;

/// <summary>The keys of tenants and their changes. All rows are in one partition, so that one transaction writes a tenant and its change.</summary>
internal static class TenantKey
{
    public const string Partition = "tenants";

    private const string Tenant = "tenant|";

    /// <summary>The rows of all tenants.</summary>
    public static KeyRange All { get; } = new(Tenant, "tenant}");

    /// <summary>The rows of all changes.</summary>
    public static KeyRange AllChanges { get; } = new("change|", "change}");

    public static string Of(string id) => $"{Tenant}{id}";

    public static string IdIn(string rowKey) => rowKey[Tenant.Length..];

    public static string Change(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"change|{id}|{number:D10}");

    public static int NumberIn(string rowKey) => int.Parse(rowKey.Split('|')[^1], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The rows of a tenant's changes.</summary>
    public static KeyRange Changes(string id) => new($"change|{id}|", $"change|{id}}}");
}
