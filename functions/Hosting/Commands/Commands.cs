namespace CoProduction.Functions.Hosting.Commands;

/// <summary>The commands of the program.</summary>
internal static class Commands
{
    public static readonly string Help = string.Join(
        Environment.NewLine,
        "Without a command, the program serves the API. It uses the storage account that AzureWebJobsStorage names. Commands:",
        ImportCommand.Usage,
        ExportCommand.Usage,
        BackupCommand.Usage,
        RestoreCommand.Usage,
        BackTestCommand.Usage,
        TokenCommand.Usage);
}
