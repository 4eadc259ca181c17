using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.CustomHandler;
using CoProduction.Functions.Hosting.Web;

try
{
    var catalog = FunctionCatalog.Of(typeof(Program).Assembly);
    switch (args)
    {
        case ["functions", "write", var directory]:
            FunctionFiles.Write(catalog, directory);
            break;
        case [var unknown, ..] when !unknown.StartsWith('-'):
            throw new RefusedStartException($"There is no command '{unknown}'. Without one the program serves; 'functions write <folder>' is for publishing.");
        default:
            await WebProgram.RunAsync(args, catalog);
            break;
    }

    return 0;
}
catch (RefusedStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
