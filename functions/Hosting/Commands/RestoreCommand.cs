using CoProduction.Functions.Backup;
using CoProduction.Functions.History.Audit;
using CoProduction.Functions.Webhooks;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary><c>restore &lt;file&gt;</c>: writes the tables and blobs of a backup into an empty account, and checks every history.</summary>
internal static class RestoreCommand
{
    public const string Usage = "restore <file.zip> (into an empty account)";

    /// <returns>0 if the register is restored and its history is sound, 1 if not, 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (arguments is not [var path] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(path, services, stop), cancellation);
    }

    private static async Task<int> Run(string path, IServiceProvider services, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        using var backup = await BackupArchive.Open(content, cancellation);
        var restore = services.GetRequiredService<RegisterRestore>();
        await restore.RefuseUnlessEmpty(cancellation);
        try
        {
            await restore.Write(backup, cancellation);
        }
        catch
        {
            await Console.Error.WriteLineAsync("The account now has a part of the backup only: let no program use it, and restore into another account.");
            throw;
        }

        Console.WriteLine($"Restored the backup of {backup.Manifest.Begun:u}: {backup.Manifest.Rows} rows and {backup.Manifest.Blobs.Count} blobs.");

        // The register that was backed up may still be running, and nobody should be told of a trial.
        var suspended = await services.GetRequiredService<WebhookTable>().SuspendAll(
            $"The register was restored from a backup of {backup.Manifest.Begun:u}.", services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        if (suspended > 0)
        {
            Console.WriteLine($"Suspended {suspended} webhooks. Their partners resume them (POST /api/v1/webhooks/{{id}}/resume) once the register serves them again.");
        }

        var audit = await services.GetRequiredService<AuditCheck>().Verify(new AuditScope(Nobody, IncludesHidden: true), cancellation);
        if (!audit.IsSound)
        {
            await Console.Error.WriteLineAsync(
                $"The history is not sound: {audit.Faults.Count} faults, the first in a {audit.Faults[0].Kind} of {audit.Faults[0].KeptBy ?? "no partner"} ({audit.Faults[0].Code}). GET /api/v1/audit/verify lists all.");
            return CommandHost.Failed;
        }

        Console.WriteLine("The history of every record is sound.");
        return 0;
    }

    // The scope includes what is hidden from its reader, so it does not matter who that is.
    private static Reader Nobody => new(CountryCode.All[0], [], IsCoordinator: false);
}
