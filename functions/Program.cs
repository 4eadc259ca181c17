using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting.Commands;
using CoProduction.Functions.Hosting.Isolated;
using CoProduction.Functions.Hosting.Standalone;
using CoProduction.Functions.Http;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;

try
{
    var catalog = FunctionCatalog.Of(typeof(Program).Assembly);
    switch (args)
    {
        case ["openapi", "write", var file]:
            await File.WriteAllTextAsync(file, OpenApiDocument.Of(catalog, RecordKinds.Standard));
            break;
        case ["import", .. var arguments]:
            return await ImportCommand.RunAsync(arguments);
        case ["export", .. var arguments]:
            return await ExportCommand.RunAsync(arguments);
        case ["backup", .. var arguments]:
            return await BackupCommand.RunAsync(arguments);
        case ["restore", .. var arguments]:
            return await RestoreCommand.RunAsync(arguments);
        case ["back-test", .. var arguments]:
            return await BackTestCommand.RunAsync(arguments);
        case ["token", .. var arguments]:
            return await TokenCommand.RunAsync(arguments);
        case ["--help" or "-h" or "help", ..]:
            Console.WriteLine(Commands.Help);
            break;
        case [var unknown, ..] when !unknown.StartsWith('-'):
            throw new RefusedStartException($"There is no command '{unknown}'. {Commands.Help}");
        case var _ when IsolatedWorker.IsMeant(args):
            await IsolatedWorker.RunAsync(args, catalog);
            break;
        default:
            await StandaloneHost.RunAsync(args, catalog);
            break;
    }

    return 0;
}
catch (RefusedStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
