using Azure.Core;
using Azure.Identity;

namespace CoProduction.Functions.Http;

/// <summary>The identity with which the program signs in to services of Azure.</summary>
internal static class AzureIdentity
{
    /// <summary>The setting of the Functions host that says with which identity the program uses its storage.</summary>
    public const string StorageSetting = "AzureWebJobsStorage";

    private const string ManagedIdentity = "managedidentity";

    /// <summary>
    /// The identity that a section of settings describes as the Functions host does: the one that is signed in where the program runs, or with
    /// <c>credential</c> = <c>managedidentity</c> that managed identity, by its <c>clientId</c>, and no other.
    /// </summary>
    /// <exception cref="RefusedStartException">The setting is neither.</exception>
    public static TokenCredential From(IConfigurationSection section) => (section["credential"], section["clientId"]) switch
    {
        (null or "", var clientId) => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }),
        (ManagedIdentity, null or "") => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
        (ManagedIdentity, var clientId) => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId)),
        var (other, _) => throw Settings.Wrong($"{section.Path}:credential", other, $"'{ManagedIdentity}', or left out"),
    };
}
