using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Backup;

/// <summary>A register is backed up and restored into another account.</summary>
public sealed class BackupCommandTests(StarterProgramFixture starter) : IClassFixture<StarterProgramFixture>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    private string File => Path.Combine(folder.FullName, "register.zip");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Restored_account_equals_the_one_that_was_backed_up_and_its_history_is_sound()
    {
        await starter.Program.Fire("KeepAuditHeads");
        var night = await starter.Program.Archive();
        var before = await StorageContent.Of(starter.Program.ConnectionString);

        var (code, output) = await Run(starter.Program.ConnectionString, "backup", File);
        Assert.True(code == 0, output);
        Assert.Contains(before.Keys, key => key.StartsWith($"{Prefix}-published/", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(before.Keys, key => key.StartsWith($"{Prefix}-audit/", StringComparison.OrdinalIgnoreCase));
        Assert.Contains($"tables with {before.Keys.Count(key => !key.StartsWith(Prefix + "-", StringComparison.Ordinal))} rows", output, StringComparison.Ordinal);

        var account = (await Azurite.Shared).NewAccount();
        (code, output) = await Run(account, "restore", File);
        Assert.True(code == 0, output);
        Assert.Contains("The history of every record is sound.", output, StringComparison.Ordinal);
        Assert.Equal(before, await StorageContent.Of(account));

        await using var program = await HostedProgram.StartAsync(ProgramFixture.SettingsOf(account, Prefix), starter.Program.Clock);
        using var client = new HttpClient { BaseAddress = program.Address }.As("POL", Role.Reader, Role.Operator);
        Assert.True((bool)(await client.Get("api/v1/audit/verify")).Json!["isSound"]!);
        Assert.True((bool)(await client.Get($"api/v1/gap-reports/{night}/verify")).Json!["isEqual"]!);
    }

    [Fact]
    public async Task Hash_beside_the_file_is_that_of_the_file()
    {
        Assert.Equal(0, (await Run(starter.Program.ConnectionString, "backup", File)).Code);

        Assert.Equal(
            $"{Convert.ToHexStringLower(SHA256.HashData(await System.IO.File.ReadAllBytesAsync(File)))}  register.zip\n",
            await System.IO.File.ReadAllTextAsync($"{File}.sha256"));
    }

    [Fact]
    public async Task Account_that_is_not_empty_is_refused_and_stays_as_it_is()
    {
        Assert.Equal(0, (await Run(starter.Program.ConnectionString, "backup", File)).Code);
        var before = await StorageContent.Of(starter.Program.ConnectionString);

        var (code, output) = await Run(starter.Program.ConnectionString, "restore", File);

        Assert.Equal(1, code);
        Assert.Contains("is not empty, and a backup is restored into an empty account only: choose another account.", output, StringComparison.Ordinal);
        Assert.Equal(before, await StorageContent.Of(starter.Program.ConnectionString));
    }

    [Fact]
    public async Task Account_without_a_register_is_refused_and_no_file_is_written()
    {
        var (code, output) = await Run((await Azurite.Shared).NewAccount(), "backup", File);

        Assert.Equal(1, code);
        Assert.StartsWith("The account has no row of a register", output, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task Backup_that_was_damaged_or_is_not_whole_is_refused_before_anything_is_written()
    {
        Assert.Equal(0, (await Run(starter.Program.ConnectionString, "backup", File)).Code);
        var (damaged, cut, half) = (Path.Combine(folder.FullName, "damaged.zip"), Path.Combine(folder.FullName, "cut.zip"), Path.Combine(folder.FullName, "half.zip"));
        Change(damaged, zip =>
        {
            using var reader = new StreamReader(zip.GetEntry("tables/Register.jsonl")!.Open());
            return ("tables/Register.jsonl", reader.ReadToEnd().Replace("Scranton", "Stockton", StringComparison.Ordinal));
        });
        Change(cut, _ => ("manifest.json", null));
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(half, whole[..(whole.Length / 2)]);
        var account = (await Azurite.Shared).NewAccount();

        Assert.StartsWith("The file is not a whole backup: it is no zip, or its end is missing.", await Refused(account, half), StringComparison.Ordinal);
        Assert.Contains("The backup is damaged: its entry tables/Register.jsonl does not match its hash.", await Refused(account, damaged), StringComparison.Ordinal);
        Assert.Contains("The file is not a whole backup: it has no manifest.json", await Refused(account, cut), StringComparison.Ordinal);
        Assert.Empty(await StorageContent.Of(account));
    }

    [Fact]
    public async Task Restore_that_ends_amid_its_writes_says_that_the_account_has_a_part_only()
    {
        Assert.Equal(0, (await Run(starter.Program.ConnectionString, "backup", File)).Code);
        var broken = Path.Combine(folder.FullName, "broken.zip");
        Change(broken, zip =>
        {
            // A line that is no row, with a hash that fits: what was interrupted is like it, but at a moment that no test can choose.
            zip.GetEntry("tables/Register.jsonl")!.Delete();
            using (var line = new StreamWriter(zip.CreateEntry("tables/Register.jsonl").Open()))
            {
                line.Write("no row");
            }

            using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
            var manifest = JsonNode.Parse(reader.ReadToEnd())!;
            var register = manifest["tables"]!.AsArray().Single(table => (string)table!["entry"]! == "tables/Register.jsonl")!;
            register["sha256"] = Convert.ToHexStringLower(SHA256.HashData("no row"u8));
            return ("manifest.json", manifest.ToJsonString());
        });

        var output = await Refused((await Azurite.Shared).NewAccount(), broken);

        Assert.StartsWith("The account now has a part of the backup only: let no program use it, and restore into another account.", output, StringComparison.Ordinal);
    }

    /// <summary>Each partition is as it was between two writes, so the history that is backed up amid writes is sound when it is restored.</summary>
    [Fact]
    public async Task Backup_while_others_write_has_a_sound_history()
    {
        using var stop = new CancellationTokenSource();
        using var writer = starter.Program.ClientOf("POL", Role.Contributor, Role.Coordinator);
        var writes = 0;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var written = await writer.PostText(
                    "api/v1/scenarios", $$"""{"name":"Scenario {{writes}}","changes":[{"kind":"slip","slipMonths":3}],"releasableTo":["POL"]}""");
                Assert.Equal(HttpStatusCode.Created, written.Status);
                writes++;
                await Task.Delay(writes % 5 == 0 ? TimeSpan.FromSeconds(2) : TimeSpan.Zero, CancellationToken.None);
            }
        });

        var (code, output) = await Run(starter.Program.ConnectionString, "backup", File);
        await stop.CancelAsync();
        await writing;
        Assert.True(code == 0, output);
        Assert.True(writes > 5, $"Only {writes} writes came in between.");

        (code, output) = await Run((await Azurite.Shared).NewAccount(), "restore", File);
        Assert.True(code == 0, output);
        Assert.Contains("The history of every record is sound.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Missing_file_name_is_a_wrong_usage(string command)
    {
        var (code, output) = await Run(starter.Program.ConnectionString, command);

        Assert.Equal(2, code);
        Assert.StartsWith($"Usage: {command} <file.zip>", output, StringComparison.Ordinal);
    }

    private string Prefix => starter.Program.StoragePrefix;

    private async Task<string> Refused(string account, string file)
    {
        var (code, output) = await Run(account, "restore", file);
        Assert.Equal(1, code);
        return output;
    }

    /// <summary>Copies the backup with another content of an entry, or without it.</summary>
    private void Change(string copy, Func<ZipArchive, (string Entry, string? Content)> change)
    {
        System.IO.File.Copy(File, copy);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        var (entry, content) = change(zip);
        zip.GetEntry(entry)!.Delete();
        if (content is not null)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(content);
        }
    }

    private async Task<(int Code, string Output)> Run(string account, params string[] arguments)
    {
        await using var command = ProgramProcess.Start(arguments, ProgramFixture.SettingsOf(account, Prefix));
        return (await command.WaitForExitAsync(TimeSpan.FromMinutes(3)), command.Output);
    }
}
