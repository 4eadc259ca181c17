using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// The storage account that a setting names, in the forms in which the Functions host takes it: a connection string
/// (<c>AzureWebJobsStorage</c>), or an identity with <c>AzureWebJobsStorage__accountName</c> or one
/// <c>AzureWebJobsStorage__tableServiceUri</c>, <c>__blobServiceUri</c>, <c>__queueServiceUri</c> each.
/// </summary>
public sealed class StorageAccount
{
    /// <summary>The setting that the Functions host itself uses.</summary>
    public const string DefaultSetting = "AzureWebJobsStorage";

    private readonly IConfigurationSection section;
    private readonly string? connectionString;

    private StorageAccount(IConfigurationSection section, string? connectionString)
    {
        this.section = section;
        this.connectionString = connectionString;
    }

    /// <exception cref="RefusedStartException">The setting is missing.</exception>
    public static StorageAccount From(IConfiguration configuration, string setting = DefaultSetting)
    {
        var section = configuration.GetSection(setting);
        var connectionString = section.Value is { Length: > 0 } value ? value : section["connectionString"];
        return !string.IsNullOrEmpty(connectionString) || section.GetChildren().Any(child => !string.IsNullOrEmpty(child.Value))
            ? new StorageAccount(section, connectionString)
            : throw new RefusedStartException(
                $"No storage is configured: set {setting} to a connection string (UseDevelopmentStorage=true for the local emulator), "
                + $"or {setting}__accountName to the name of a storage account.");
    }

    public TableServiceClient Tables()
        => Client("table", text => new TableServiceClient(text, Bounded(new TableClientOptions())),
            (uri, identity) => new TableServiceClient(uri, identity, Bounded(new TableClientOptions())));

    public BlobServiceClient Blobs()
        => Client("blob", text => new BlobServiceClient(text, Bounded(new BlobClientOptions())),
            (uri, identity) => new BlobServiceClient(uri, identity, Bounded(new BlobClientOptions())));

    /// <summary>Messages go as Base64, which is how the Functions host takes them.</summary>
    public QueueServiceClient Queues()
    {
        var options = Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        return Client("queue", text => new QueueServiceClient(text, options), (uri, identity) => new QueueServiceClient(uri, identity, options));
    }

    /// <summary>Makes a client of one of the account's services.</summary>
    /// <param name="service">As it stands in host names and settings: <c>table</c>, <c>blob</c>, <c>queue</c>.</param>
    /// <param name="byConnectionString">Called where the account is told by a connection string.</param>
    /// <param name="byIdentity">Called where the account is told by its address.</param>
    /// <exception cref="RefusedStartException">The setting does not tell a usable account.</exception>
    public TClient Client<TClient>(string service, Func<string, TClient> byConnectionString, Func<Uri, TokenCredential, TClient> byIdentity)
    {
        if (connectionString is null)
        {
            return byIdentity(Address(service), Identity());
        }

        try
        {
            return byConnectionString(connectionString);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message of the client library can quote the connection string, and with it the key.
            throw new RefusedStartException($"The setting {section.Path} is not a storage connection string.");
        }
    }

    /// <summary>A request gives up within seconds when storage is away, so that a caller is told rather than kept waiting.</summary>
    public static TOptions Bounded<TOptions>(TOptions options) where TOptions : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        return options;
    }

    private Uri Address(string service)
    {
        var address = section[$"{service}ServiceUri"]
            ?? (section["accountName"] is { Length: > 0 } account ? $"https://{account}.{service}.core.windows.net" : null);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw new RefusedStartException($"Set {section.Path}__accountName, or {section.Path}__{service}ServiceUri to an absolute address.");
    }

    private DefaultAzureCredential Identity()
        => new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] });
}
