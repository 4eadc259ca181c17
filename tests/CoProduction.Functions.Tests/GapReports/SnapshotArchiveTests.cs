using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;
using Moq;

namespace CoProduction.Functions.Tests.GapReports;

/// <summary>Faults that the storage emulator does not produce on command.</summary>
public sealed class SnapshotArchiveTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private readonly Mock<BlobClient> blob = new();
    private readonly Mock<BlobContainerClient> container = new();
    private readonly SnapshotArchive archive;

    public SnapshotArchiveTests()
    {
        var service = new Mock<BlobServiceClient>();
        service.Setup(blobs => blobs.GetBlobContainerClient("coproduction-snapshots")).Returns(container.Object);
        container.Setup(blobs => blobs.GetBlobClient("20261121T020000Z.jsonl.gz")).Returns(blob.Object);
        archive = new SnapshotArchive(service.Object, StoragePrefix.Default, RecordKinds.Standard);
    }

    // The upload arrives, its answer is lost, and the client's second try finds the first.
    [Fact]
    public async Task Register_whose_first_upload_lost_its_answer_is_kept()
    {
        UploadThrows(new RequestFailedException(409, "The specified blob already exists.", "BlobAlreadyExists", null));

        await Keep();

        blob.Verify(client => client.UploadAsync(It.IsAny<Stream>(), It.IsAny<BlobUploadOptions>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task Register_that_storage_does_not_take_is_no_silent_success(int status)
    {
        UploadThrows(new RequestFailedException(status, "Refused."));

        await Assert.ThrowsAsync<RequestFailedException>(() => Keep());
    }

    [Fact]
    public async Task Register_that_is_there_already_is_never_written_over()
    {
        BlobUploadOptions? sent = null;
        blob.Setup(client => client.UploadAsync(It.IsAny<Stream>(), It.IsAny<BlobUploadOptions>(), It.IsAny<CancellationToken>()))
            .Callback((Stream _, BlobUploadOptions options, CancellationToken _) => sent = options)
            .ReturnsAsync(Response.FromValue(Mock.Of<BlobContentInfo>(), Mock.Of<Response>()));

        await Keep();

        Assert.Equal(ETag.All, sent!.Conditions.IfNoneMatch);
    }

    private void UploadThrows(RequestFailedException fault) =>
        blob.Setup(client => client.UploadAsync(It.IsAny<Stream>(), It.IsAny<BlobUploadOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(fault);

    private Task Keep() => archive.Keep(GapReportId.Of(Night), Register.Empty, CancellationToken.None);
}
