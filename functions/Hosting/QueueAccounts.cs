using Azure.Storage.Queues;

namespace CoProduction.Functions.Hosting;

/// <summary>The account that a setting names, with the queues of queue functions. Messages are left as they are, whoever sent them.</summary>
/// <param name="setting">The name of the setting.</param>
internal delegate QueueServiceClient QueueAccounts(string setting);
