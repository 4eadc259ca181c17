using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>The storage in memory answers as the emulator does, to all that the program asks of storage.</summary>
public sealed class MemoryStorageTests : IDisposable
{
    private readonly MemoryStorage memory = new();
    private readonly string name = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public void Dispose() => memory.Dispose();

    [Fact]
    public async Task Tables_answer_as_the_emulator_does()
    {
        var expected = await Tables(new TableServiceClient((await Azurite.Shared).AccountOf(name)));
        Assert.Equal(expected, await Tables(new TableServiceClient(MemoryStorage.ConnectionString, new TableClientOptions { Transport = Transport() })));
        Assert.Empty(memory.Unknown);
    }

    [Fact]
    public async Task Blobs_answer_as_the_emulator_does()
    {
        var expected = await Blobs(new BlobServiceClient((await Azurite.Shared).AccountOf(name)));
        Assert.Equal(expected, await Blobs(new BlobServiceClient(MemoryStorage.ConnectionString, new BlobClientOptions { Transport = Transport() })));
        Assert.Empty(memory.Unknown);
    }

    [Fact]
    public async Task Queues_answer_as_the_emulator_does()
    {
        var expected = await Queues(new QueueServiceClient((await Azurite.Shared).AccountOf(name)));
        Assert.Equal(expected, await Queues(new QueueServiceClient(MemoryStorage.ConnectionString, new QueueClientOptions { Transport = Transport() })));
        Assert.Empty(memory.Unknown);
    }

    [Fact]
    public async Task Requests_that_it_does_not_know_are_named()
    {
        var blobs = new BlobServiceClient(MemoryStorage.ConnectionString, new BlobClientOptions { Transport = Transport() });
        await blobs.CreateBlobContainerAsync(name);
        await Assert.ThrowsAsync<NotSupportedException>(() => blobs.GetPropertiesAsync());
        await Assert.ThrowsAsync<NotSupportedException>(() => blobs.GetBlobContainerClient(name).GetBlobClient("a").UploadAsync(
            BinaryData.FromString("a"), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["of"] = "a" } }));
        Assert.Collection(
            memory.Unknown,
            what => Assert.StartsWith("The storage in memory does not know GET ", what, StringComparison.Ordinal),
            what => Assert.EndsWith(" with x-ms-meta-of.", what, StringComparison.Ordinal));
    }

    private HttpClientTransport Transport() => new(new HttpClient(memory, disposeHandler: false));

    /// <summary>Asks all that the program asks of tables, and returns what came.</summary>
    private async Task<IReadOnlyList<string>> Tables(TableServiceClient service)
    {
        var (table, seen) = (service.GetTableClient(name), new Transcript());
        await seen.Note(() => table.GetEntityIfExistsAsync<TableEntity>("p", "a"), _ => "");
        await seen.Note(() => table.CreateIfNotExistsAsync());
        await seen.Note(() => table.CreateIfNotExistsAsync());
        await seen.Note(() => table.AddEntityAsync(Row("a", 1)));
        await seen.Note(() => table.AddEntityAsync(Row("a", 2)));
        await seen.Note(() => table.GetEntityIfExistsAsync<TableEntity>("p", "a"), found => Text(found.Value!));
        await seen.Note(() => table.GetEntityIfExistsAsync<TableEntity>("p", "a", ["Text", "RowKey"]), found => Text(found.Value!));
        await seen.Note(() => table.GetEntityIfExistsAsync<TableEntity>("p", "it's | none"), found => $"{found.HasValue}");
        await seen.Note(() => table.UpsertEntityAsync(Row("b", 1), TableUpdateMode.Replace));
        await seen.Note(() => table.UpsertEntityAsync(new TableEntity("p", "b") { ["Other"] = 3 }, TableUpdateMode.Replace));

        TableEntity former = await table.GetEntityAsync<TableEntity>("p", "a");
        await seen.Note(() => table.UpdateEntityAsync(Row("a", 3), former.ETag, TableUpdateMode.Replace));
        await seen.Note(() => table.UpdateEntityAsync(Row("a", 4), former.ETag, TableUpdateMode.Replace));
        await seen.Note(() => table.UpdateEntityAsync(Row("c", 4), former.ETag, TableUpdateMode.Replace));
        await seen.Note(() => table.UpdateEntityAsync(Row("a", 5), ETag.All, TableUpdateMode.Replace));

        TableEntity latest = await table.GetEntityAsync<TableEntity>("p", "a");
        await seen.Note(() => table.SubmitTransactionAsync([Add("d"), Replace("a", latest.ETag), Upsert("e")]));
        await seen.Note(() => table.SubmitTransactionAsync([Add("f"), Delete("e"), Upsert("b"), Replace("a", latest.ETag)]));
        await seen.Note(() => table.SubmitTransactionAsync([Add("f"), Add("d")]));
        await seen.Note(() => table.SubmitTransactionAsync([Replace("g", latest.ETag)]));
        await seen.Note(() => table.SubmitTransactionAsync([Delete("e")]));

        await table.AddEntityAsync(new TableEntity("it's", "q"));
        await seen.Query(table, "");
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {"b"} and RowKey lt {"d"}"));
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey gt {"b"}"), pageSize: 1);
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey gt {"it's"}"), pageSize: 1);
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"it's"}"), columns: ["PartitionKey"]);
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and Is eq {false}"), columns: ["RowKey", "Is"]);
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and At lt {At(4)}"));
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and At ge {At(5)}"));
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and (Text eq {"text 0"} or (RowKey eq {"a"} and Text eq {"text 9"}))"));
        await seen.Query(table, TableClient.CreateQueryFilter($"PartitionKey eq {"nowhere"}"));
        await seen.Note(() => table.DeleteEntityAsync("p", "a"));
        await seen.Note(() => table.DeleteEntityAsync("p", "a"));
        await seen.Query(table, "");
        return seen.Lines;
    }

    /// <summary>Asks all that the program asks of blobs, and returns what came.</summary>
    private async Task<IReadOnlyList<string>> Blobs(BlobServiceClient service)
    {
        var (container, seen) = (service.GetBlobContainerClient(name), new Transcript());
        var (blob, blocks, leased) = (container.GetBlobClient("folder/a b"), container.GetBlockBlobClient("folder/blocks"), container.GetBlobClient("leased"));
        var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip" } };
        await seen.Note(() => blob.ExistsAsync(), there => $"{there.Value}");
        await seen.Note(() => blob.DownloadContentAsync());
        await seen.List(container, "");
        await seen.Note(() => container.CreateIfNotExistsAsync());
        await seen.Note(() => container.CreateIfNotExistsAsync());
        await seen.Note(() => blob.ExistsAsync(), there => $"{there.Value}");
        await seen.Note(() => blob.DownloadContentAsync());
        await seen.Note(() => blob.OpenReadAsync(), _ => "");
        await seen.Note(() => blob.UploadAsync(BinaryData.FromString("first"), onlyNew));
        await seen.Note(() => blob.UploadAsync(BinaryData.FromString("second"), onlyNew));
        await seen.Note(() => blob.DownloadContentAsync(), Text);
        await seen.Note(() => blob.UploadAsync(BinaryData.FromString("third"), overwrite: true));
        await seen.Note(() => blob.DownloadContentAsync(), Text);
        await seen.Note(() => blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Position = 2, BufferSize = 2 }), async stream =>
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        });
        await seen.List(container, "folder/");
        await seen.List(container, "nowhere/");

        var inBlocks = new BlobUploadOptions { TransferOptions = new() { InitialTransferSize = 4, MaximumTransferSize = 4, MaximumConcurrency = 1 }, Conditions = onlyNew.Conditions };
        await seen.Note(() => blocks.UploadAsync(new MemoryStream("in three blocks"u8.ToArray()), inBlocks));
        await seen.Note(() => blocks.UploadAsync(new MemoryStream("in other blocks"u8.ToArray()), inBlocks));
        await seen.Note(() => container.GetBlobClient("folder/blocks").DownloadContentAsync(), Text);
        await seen.Note(() => blocks.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = new ETag("\"0x1\"") }), gone => $"{gone.Value}");
        await seen.Note(() => blocks.CommitBlockListAsync(["AAAA"], new CommitBlockListOptions { Conditions = onlyNew.Conditions }));
        await seen.Note(() => container.GetBlockBlobClient("empty").CommitBlockListAsync([], new CommitBlockListOptions { Conditions = onlyNew.Conditions }));
        await seen.Note(() => container.GetBlobClient("empty").DownloadContentAsync(), Text);

        var (one, other) = (leased.GetBlobLeaseClient(Guid.NewGuid().ToString()), leased.GetBlobLeaseClient(Guid.NewGuid().ToString()));
        await seen.Note(() => one.AcquireAsync(TimeSpan.FromSeconds(15)));
        await leased.UploadAsync(BinaryData.FromString(""));
        await seen.Note(() => one.RenewAsync());
        await seen.Note(() => leased.UploadAsync(BinaryData.FromString("x"), Held(one)));
        await seen.Note(() => one.AcquireAsync(TimeSpan.FromSeconds(15)));
        await seen.Note(() => one.AcquireAsync(TimeSpan.FromSeconds(15)));
        await seen.Note(() => other.AcquireAsync(TimeSpan.FromSeconds(15)));
        await seen.Note(() => one.RenewAsync());
        await seen.Note(() => other.RenewAsync());
        await seen.Note(() => other.ReleaseAsync());
        await seen.Note(() => leased.UploadAsync(BinaryData.FromString("x"), overwrite: true));
        await seen.Note(() => leased.UploadAsync(BinaryData.FromString("x"), Held(other)));
        await seen.Note(() => leased.UploadAsync(BinaryData.FromString("mine"), Held(one)));
        await seen.Note(() => leased.DownloadContentAsync(), Text);
        await seen.Note(() => leased.DeleteIfExistsAsync(), gone => $"{gone.Value}");
        await seen.List(container, "");
        await seen.Note(() => one.ReleaseAsync());
        await seen.Note(() => one.ReleaseAsync());
        await seen.Note(() => one.RenewAsync());
        await seen.Note(() => leased.DeleteIfExistsAsync(), gone => $"{gone.Value}");
        await seen.Note(() => leased.DeleteIfExistsAsync(), gone => $"{gone.Value}");
        await seen.List(container, "");
        return seen.Lines;
    }

    /// <summary>Asks all that the program asks of queues, and returns what came.</summary>
    private async Task<IReadOnlyList<string>> Queues(QueueServiceClient service)
    {
        var (queue, seen) = (service.GetQueueClient(name), new Transcript());
        await seen.Note(() => queue.SendMessageAsync("lost"));
        await seen.Note(() => queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10)));
        await seen.Note(() => queue.GetPropertiesAsync());
        await seen.Note(() => queue.CreateIfNotExistsAsync());
        await seen.Note(() => queue.CreateIfNotExistsAsync());
        await seen.Note(() => queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10)), found => $"{found.Value.Length}");
        await seen.Note(() => queue.SendMessageAsync("<first> & only"));
        await seen.Note(() => queue.SendMessageAsync("later", TimeSpan.FromMinutes(1)));
        await seen.Note(() => queue.GetPropertiesAsync(), found => $"{found.Value.ApproximateMessagesCount}");
        await seen.Note(() => queue.PeekMessagesAsync(1), found => string.Join(';', found.Value.Select(message => $"{message.Body} {message.DequeueCount}")));
        var first = (await queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10))).Value;
        seen.Add(string.Join(';', first.Select(message => $"{message.Body} {message.DequeueCount}")));
        await seen.Note(() => queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10)), found => $"{found.Value.Length}");

        var hidden = await queue.UpdateMessageAsync(first[0].MessageId, first[0].PopReceipt, visibilityTimeout: TimeSpan.FromMinutes(10));
        await seen.Note(() => queue.UpdateMessageAsync(first[0].MessageId, first[0].PopReceipt, visibilityTimeout: TimeSpan.Zero));
        await seen.Note(() => queue.DeleteMessageAsync(first[0].MessageId, first[0].PopReceipt));
        await queue.UpdateMessageAsync(first[0].MessageId, hidden.Value.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        var second = (await queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10))).Value;
        seen.Add(string.Join(';', second.Select(message => $"{message.Body} {message.DequeueCount}")));
        await seen.Note(() => queue.DeleteMessageAsync(second[0].MessageId, second[0].PopReceipt));
        await seen.Note(() => queue.DeleteMessageAsync(second[0].MessageId, second[0].PopReceipt));
        await seen.Note(() => queue.GetPropertiesAsync(), found => $"{found.Value.ApproximateMessagesCount}");
        return seen.Lines;
    }

    private static BlobUploadOptions Held(BlobLeaseClient lease) => new() { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } };

    private static string Text(Response<BlobDownloadResult> found) => $"{found.Value.Content} {found.Value.Details.ContentType} {found.Value.Details.LeaseState}";

    private static TableTransactionAction Add(string key) => new(TableTransactionActionType.Add, Row(key, 0));

    private static TableTransactionAction Replace(string key, ETag version) => new(TableTransactionActionType.UpdateReplace, Row(key, 0), version);

    private static TableTransactionAction Upsert(string key) => new(TableTransactionActionType.UpsertReplace, Row(key, 0));

    private static TableTransactionAction Delete(string key) => new(TableTransactionActionType.Delete, Row(key, 0), ETag.All);

    private static TableEntity Row(string key, int number) => new("p", key)
    {
        ["Text"] = $"text {number}",
        ["Is"] = number > 3,
        ["At"] = At(number),
        ["Id"] = new Guid(number, 0, 0, new byte[8]),
        ["Long"] = (long)number,
        ["Whole"] = number,
        ["Bytes"] = new byte[] { 1, 2 },
    };

    private static DateTimeOffset At(int minute) => new(2026, 1, 1, 0, minute, 0, TimeSpan.Zero);

    private static string Text(TableEntity row) => string.Join(' ', row
        .Where(column => column.Value is not null && column.Key is not ("Timestamp" or "odata.etag"))
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}")));

    /// <summary>What came of each request.</summary>
    private sealed class Transcript
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines => lines;

        public void Add(string line) => lines.Add($"{lines.Count}: {line}");

        public Task Note<T>(Func<Task<T>> ask, Func<T, Task<string>> what) => Catch(async () => await what(await ask()));

        public Task Note<T>(Func<Task<T>> ask, Func<T, string>? what = null) => Note(ask, answer => Task.FromResult($"{Status(answer)} {what?.Invoke(answer)}"));

        public Task Query(TableClient table, string filter, int? pageSize = null, IEnumerable<string>? columns = null) => Catch(async () =>
            string.Join(" / ", await table.QueryAsync<TableEntity>(filter, pageSize, columns).AsPages().Select(page => string.Join(", ", page.Values.Select(Text))).Where(page => page.Length > 0).ToListAsync()));

        public Task List(BlobContainerClient container, string prefix) => Catch(async () =>
            string.Join(", ", await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, default)
                .Select(blob => $"{blob.Name} {blob.Properties.ContentLength} {blob.Properties.ContentType} {blob.Properties.LeaseState} {blob.Properties.CreatedOn is not null}").ToListAsync()));

        private async Task Catch(Func<Task<string>> ask)
        {
            try
            {
                Add(await ask());
            }
            catch (TableTransactionFailedException refused)
            {
                Add($"{refused.Status} {refused.ErrorCode} at {refused.FailedTransactionActionIndex}");
            }
            catch (RequestFailedException refused)
            {
                Add($"{refused.Status} {refused.ErrorCode}");
            }
        }

        private static string Status<T>(T answer) => answer switch
        {
            Response response => $"{response.Status}",
            NullableResponse<TableEntity> response => $"{response.GetRawResponse().Status}",
            _ => "",
        };
    }
}
