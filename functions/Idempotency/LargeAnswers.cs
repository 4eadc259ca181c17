using System.Text.Json;
using Azure.Storage.Blobs;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Idempotency;

/// <summary>Keeps the answers to requests that wrote no record and are too large for a row: each is a blob, as long as its key is valid.</summary>
public sealed class LargeAnswers(BlobServiceClient blobs, StoragePrefix prefix, TimeProvider clock)
{
    private const string Ending = ".json.gz";

    private readonly BlobArchive archive = new(blobs.GetBlobContainerClient(prefix.ContainerName("answers")));

    /// <summary>Keeps the answer to a request.</summary>
    /// <returns>The answer that the slot then holds. The first answer stays.</returns>
    public async Task<StoredAnswer> Keep(Guid slot, StoredAnswer answer, CancellationToken cancellation)
    {
        await archive.Keep(NameOf(slot), content => JsonSerializer.SerializeAsync(content, answer, RecordJson.Options, cancellation), cancellation);
        return await Find(slot, cancellation) ?? answer;
    }

    /// <summary>Finds the answer in a slot; null if there is none.</summary>
    public Task<StoredAnswer?> Find(Guid slot, CancellationToken cancellation) =>
        archive.Read(NameOf(slot), async content => (await JsonSerializer.DeserializeAsync<StoredAnswer>(content, RecordJson.Options, cancellation))!, cancellation);

    /// <summary>Deletes the answers whose keys have expired.</summary>
    public Task Forget(CancellationToken cancellation) =>
        archive.Remove(
            name => Guid.TryParseExact(name[..^Ending.Length], "N", out var slot) && AnswerTime.Of(slot) + AnswerTime.Length < clock.GetUtcNow(), cancellation);

    private static string NameOf(Guid slot) => $"{slot:N}{Ending}";
}
