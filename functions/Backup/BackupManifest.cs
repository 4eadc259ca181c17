using System.Text.Json;

namespace CoProduction.Functions.Backup;

/// <summary>What a backup holds: the file <c>manifest.json</c> in the zip, written last.</summary>
/// <param name="Format">The version of the format; <see cref="CurrentFormat"/> is the only one so far.</param>
/// <param name="Begun">When the backup was begun (UTC).</param>
/// <param name="Tables">The tables.</param>
/// <param name="Blobs">The blobs.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset Begun, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupBlob> Blobs)
{
    public const int CurrentFormat = 1;

    public const string Entry = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Rows => Tables.Sum(table => (long)table.Rows);
}

/// <summary>A table in a backup, one row a line (<see cref="EntityLine"/>), ordered by partition and row.</summary>
/// <param name="Name">The name without the prefix, such as <c>Register</c>.</param>
/// <param name="Entry">The entry in the zip.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Sha256">The hash of the uncompressed entry, in lower-case hexadecimal digits.</param>
internal sealed record BackupTable(string Name, string Entry, int Rows, string Sha256);

/// <summary>A blob in a backup.</summary>
/// <param name="Container">The container's name without the prefix, such as <c>published</c>.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Entry">The entry in the zip. It is a number, because not every blob's name can be that of a file on every system.</param>
/// <param name="ContentType">The blob's content type.</param>
/// <param name="Metadata">The blob's metadata.</param>
/// <param name="Sha256">The hash of the content, in lower-case hexadecimal digits.</param>
internal sealed record BackupBlob(
    string Container, string Name, string Entry, string ContentType, IReadOnlyDictionary<string, string> Metadata, string Sha256);
