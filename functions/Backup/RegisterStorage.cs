using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Backup;

/// <summary>
/// All tables and containers of a register: those whose names begin with its prefix, so that none is forgotten, but for those of <see cref="StoragePrefix.Personal"/>. Queues are not among them, because
/// their messages are hints that the program makes up for.
/// </summary>
internal sealed class RegisterStorage(TableServiceClient tables, BlobServiceClient blobs, StoragePrefix prefix)
{
    private readonly string containers = prefix.ContainerName("");

    /// <summary>The tables, each with its name without the prefix.</summary>
    public async Task<IReadOnlyList<(string Name, TableClient Table)>> Tables(CancellationToken cancellation)
    {
        var found = new List<(string, TableClient)>();
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellation))
        {
            if (table.Name.StartsWith(prefix.Value, StringComparison.Ordinal) && table.Name[prefix.Value.Length..] is { Length: > 0 } name && !StoragePrefix.Personal.Contains(name))
            {
                found.Add((name, tables.GetTableClient(table.Name)));
            }
        }

        return found;
    }

    /// <summary>The containers, each with its name without the prefix.</summary>
    public async Task<IReadOnlyList<(string Name, BlobContainerClient Container)>> Containers(CancellationToken cancellation)
    {
        var found = new List<(string, BlobContainerClient)>();
        await foreach (var container in blobs.GetBlobContainersAsync(BlobContainerTraits.None, BlobContainerStates.None, containers, cancellation))
        {
            found.Add((container.Name[containers.Length..], blobs.GetBlobContainerClient(container.Name)));
        }

        return found;
    }

    public TableClient Table(string name) => tables.GetTableClient($"{prefix}{name}");

    public BlobContainerClient Container(string name) => blobs.GetBlobContainerClient(prefix.ContainerName(name));

    /// <summary>What first shows that the register is not empty, such as <c>table CoProductionRegister</c>; null if it is.</summary>
    public async Task<string?> FirstContent(CancellationToken cancellation)
    {
        foreach (var (_, table) in await Tables(cancellation))
        {
            if (await table.QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellation).AnyAsync(cancellation))
            {
                return $"table {table.Name}";
            }
        }

        foreach (var (_, container) in await Containers(cancellation))
        {
            if (await container.GetBlobsAsync(cancellationToken: cancellation).AnyAsync(cancellation))
            {
                return $"container {container.Name}";
            }
        }

        return null;
    }
}
