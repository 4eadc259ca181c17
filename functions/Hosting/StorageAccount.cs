using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CoProduction.Functions.Hosting.Telemetry;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// The storage account that a setting names, in the forms that the Functions host accepts: a connection string
/// (<c>AzureWebJobsStorage</c>), or an identity with <c>AzureWebJobsStorage__accountName</c>, or an identity with an address for each service:
/// <c>AzureWebJobsStorage__tableServiceUri</c>, <c>__blobServiceUri</c> and <c>__queueServiceUri</c>. The identity is the one that is signed in
/// where the program runs; in Azure, <c>__credential</c> = <c>managedidentity</c> with <c>__clientId</c> takes that managed identity and no other.
/// </summary>
public sealed class StorageAccount
{
    /// <summary>The setting that the Functions host itself uses.</summary>
    public const string DefaultSetting = AzureIdentity.StorageSetting;

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

    /// <summary>A client for queues. It encodes messages as Base64, because the Functions host expects that.</summary>
    public QueueServiceClient Queues()
    {
        var options = Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        return Client("queue", text => new QueueServiceClient(text, options), (uri, identity) => new QueueServiceClient(uri, identity, options));
    }

    /// <summary>A client for queues that leaves messages as they are, whoever sent them.</summary>
    public QueueServiceClient UndecodedQueues()
    {
        var options = Bounded(new QueueClientOptions());
        return Client("queue", text => new QueueServiceClient(text, options), (uri, identity) => new QueueServiceClient(uri, identity, options));
    }

    /// <summary>Creates a client for one of the account's services.</summary>
    /// <param name="service">The service as named in host names and settings: <c>table</c>, <c>blob</c> or <c>queue</c>.</param>
    /// <param name="byConnectionString">Called if the setting is a connection string.</param>
    /// <param name="byIdentity">Called if the setting names the account or the service's address.</param>
    /// <exception cref="RefusedStartException">The setting does not name a usable account.</exception>
    public TClient Client<TClient>(string service, Func<string, TClient> byConnectionString, Func<Uri, TokenCredential, TClient> byIdentity)
    {
        if (connectionString is null)
        {
            return byIdentity(Address(service), AzureIdentity.From(section));
        }

        try
        {
            return byConnectionString(connectionString);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            // The client library's message can quote the connection string, and with it the key.
            throw new RefusedStartException($"The setting {section.Path} is not a storage connection string.");
        }
    }

    /// <summary>
    /// Limits retries, so that a request fails within seconds if storage is down, and its caller does not wait. Has each request measured and correlated.
    /// </summary>
    private static TOptions Bounded<TOptions>(TOptions options) where TOptions : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        options.AddPolicy(new StorageCorrelation(), HttpPipelinePosition.PerCall);
        options.AddPolicy(new StorageMeasurement(options is TableClientOptions ? "tables" : options is BlobClientOptions ? "blobs" : "queues"), HttpPipelinePosition.PerRetry);
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
}
