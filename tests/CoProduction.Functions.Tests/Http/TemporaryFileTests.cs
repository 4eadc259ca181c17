using System.Net.Http.Headers;
using System.Security.Cryptography;
using CoProduction.Functions.Http;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Http;

/// <summary>Temporary files and what is left of them, in the folder of this process or of one that the test starts and kills.</summary>
public sealed class TemporaryFileTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tests-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task File_is_its_owners_alone_and_in_no_folder()
    {
        await using var file = TemporaryFile.Create();
        await file.WriteAsync("{}"u8.ToArray());
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps the name until the file is closed.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.SafeFileHandle));
        Assert.False(File.Exists(file.Name));
        Assert.Equal(2, file.Length);
    }

    [Fact]
    public void What_a_killed_program_left_is_swept_and_what_a_running_one_has_open_stays()
    {
        var (left, young, open, other) = (Left(), Left(), Left(), Path.Combine(Path.GetTempPath(), $"coproduction-tests-{Guid.NewGuid():N}"));
        File.WriteAllText(other, "");
        foreach (var file in new[] { left, open, other })
        {
            File.SetLastWriteTimeUtc(file, Now.UtcDateTime - TimeSpan.FromHours(1));
        }

        try
        {
            using var held = new FileStream(open, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            TemporaryFile.Sweep(Now);

            Assert.Equal((false, true, true, true), (File.Exists(left), File.Exists(young), File.Exists(open), File.Exists(other)));
        }
        finally
        {
            foreach (var file in new[] { left, young, open, other })
            {
                File.Delete(file);
            }
        }
    }

    [Fact]
    public async Task Program_sweeps_when_it_starts_and_leaves_no_file_when_it_is_killed_during_an_upload()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which files another process has open.");
        var settings = new Dictionary<string, string?>(
            ProgramFixture.SettingsOf((await Azurite.Shared).NewAccount(), $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}"))
        {
            ["TMPDIR"] = folder.FullName,
        };
        var left = Path.Combine(folder.FullName, $"coproduction-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(left, "left");
        File.SetLastWriteTimeUtc(left, Now.UtcDateTime - TimeSpan.FromHours(1));
        var (program, address) = await ProgramProcess.ServeAsync(settings);
        await using var ended = program;
        Assert.False(File.Exists(left));
        using var client = new HttpClient { BaseAddress = address }.As("POL");
        using var content = new StalledContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/imports?file=partners.csv") { Content = content };
        request.Headers.Add("Idempotency-Key", "once");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var sent = client.SendAsync(request, patience.Token);
        while (!HasTemporaryFile(program.Id))
        {
            await Task.Delay(20, patience.Token);
        }

        program.Kill();
        await program.WaitForExitAsync();
        content.Break();

        await Assert.ThrowsAnyAsync<Exception>(() => sent);
        Assert.Empty(folder.EnumerateFiles("coproduction-*", SearchOption.AllDirectories));
    }

    private static string Left()
    {
        var path = Path.Combine(Path.GetTempPath(), $"coproduction-{Guid.NewGuid():N}");
        File.WriteAllText(path, "left");
        return path;
    }

    /// <summary>Whether a process has a temporary file open that is in no folder any more.</summary>
    private static bool HasTemporaryFile(int process)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
                .Any(file => file.LinkTarget is { } target && target.Contains("/coproduction-", StringComparison.Ordinal) && target.EndsWith(" (deleted)", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // A file was closed meanwhile.
            return false;
        }
    }

    /// <summary>A body that begins and never ends, until the test breaks it off.</summary>
    private sealed class StalledContent : HttpContent
    {
        private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StalledContent() => Headers.ContentType = new MediaTypeHeaderValue("text/csv");

        public void Break() => broken.SetException(new IOException("The body has been broken off."));

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(new byte[100_000]);
            await stream.FlushAsync();
            await broken.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
