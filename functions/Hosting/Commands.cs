using CoProduction.Functions.Access.Commands;
using CoProduction.Functions.Exchange.Commands;
using CoProduction.Functions.GapReports.BackTests;

namespace CoProduction.Functions.Hosting;

/// <summary>What the program can be asked for on its command line.</summary>
internal static class Commands
{
    public static readonly string Help = string.Join(
        Environment.NewLine,
        "Without a command the program serves the API. It reads and writes the storage account that AzureWebJobsStorage names. Commands:",
        ImportCommand.Usage,
        ExportCommand.Usage,
        BackTestCommand.Usage,
        TokenCommand.Usage);
}
