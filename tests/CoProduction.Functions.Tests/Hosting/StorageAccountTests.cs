using CoProduction.Functions.Hosting;
using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class StorageAccountTests
{
    [Fact]
    public void Account_name_tells_every_service()
    {
        var account = StorageAccount.From(Settings(("AzureWebJobsStorage:accountName", "coproduction")));

        Assert.Equal(new Uri("https://coproduction.table.core.windows.net"), account.Tables().Uri);
        Assert.Equal(new Uri("https://coproduction.blob.core.windows.net"), account.Blobs().Uri);
    }

    [Fact]
    public void Service_address_goes_before_the_account_name()
    {
        var account = StorageAccount.From(Settings(
            ("AzureWebJobsStorage:accountName", "coproduction"), ("AzureWebJobsStorage:tableServiceUri", "https://tables.example.org/")));

        Assert.Equal(new Uri("https://tables.example.org/"), account.Tables().Uri);
        Assert.Equal(new Uri("https://coproduction.blob.core.windows.net"), account.Blobs().Uri);
    }

    [Fact]
    public void Emulator_is_told_by_its_short_connection_string()
    {
        var account = StorageAccount.From(Settings(("AzureWebJobsStorage", "UseDevelopmentStorage=true")));

        Assert.Equal(10002, account.Tables().Uri.Port);
        Assert.Equal(10000, account.Blobs().Uri.Port);
    }

    [Fact]
    public void Emulator_of_the_compose_file_is_its_service()
    {
        const string Name = "AzureWebJobsStorage: ";
        var line = File.ReadLines(RepositoryRoot.Combine("infra", "container", "compose.yaml")).Single(line => line.Trim().StartsWith(Name, StringComparison.Ordinal));
        var account = StorageAccount.From(Settings(("AzureWebJobsStorage", line.Trim()[Name.Length..])));

        Assert.Equal(("storage", 10002), (account.Tables().Uri.Host, account.Tables().Uri.Port));
        Assert.Equal(("storage", 10000), (account.Blobs().Uri.Host, account.Blobs().Uri.Port));
        Assert.Equal(("storage", 10001), (account.Queues().Uri.Host, account.Queues().Uri.Port));
    }

    [Theory]
    [InlineData(null, null, "DefaultAzureCredential")]
    [InlineData(null, "7f0c1a52-5b0d-4c7e-8a5c-0d5c3a1f9e21", "DefaultAzureCredential")]
    [InlineData("managedidentity", null, "ManagedIdentityCredential")]
    [InlineData("managedidentity", "7f0c1a52-5b0d-4c7e-8a5c-0d5c3a1f9e21", "ManagedIdentityCredential")]
    public void Credential_and_client_id_choose_the_identity(string? credential, string? clientId, string expected)
    {
        var account = StorageAccount.From(Settings(
            ("AzureWebJobsStorage:accountName", "coproduction"), ("AzureWebJobsStorage:credential", credential), ("AzureWebJobsStorage:clientId", clientId)));

        var chosen = account.Client("blob", _ => "a connection string", (_, identity) => identity.GetType().Name);

        Assert.Equal(expected, chosen);
    }

    [Fact]
    public void Unknown_credential_is_refused_in_one_sentence()
    {
        var account = StorageAccount.From(Settings(
            ("AzureWebJobsStorage:accountName", "coproduction"), ("AzureWebJobsStorage:credential", "password")));

        var refusal = Assert.Throws<RefusedStartException>(account.Tables);

        Assert.Equal("The setting AzureWebJobsStorage:credential is 'password', but must be 'managedidentity', or left out.", refusal.Message);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:tableServiceUri", "https://tables.example.org/", "Set AzureWebJobsStorage__accountName, or AzureWebJobsStorage__blobServiceUri to an absolute address.")]
    [InlineData("AzureWebJobsStorage", "AccountKey=a-secret", "The setting AzureWebJobsStorage is not a storage connection string.")]
    [InlineData("Other", "x", "No storage is configured: set AzureWebJobsStorage to a connection string (UseDevelopmentStorage=true for the local emulator), or AzureWebJobsStorage__accountName to the name of a storage account.")]
    public void Setting_that_tells_no_account_is_refused_in_one_sentence(string name, string value, string sentence)
    {
        var refusal = Assert.Throws<RefusedStartException>(() => StorageAccount.From(Settings((name, value))).Blobs());

        Assert.Equal(sentence, refusal.Message);
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
}
