namespace CoProduction.Functions.Import.Csv;

/// <summary>The CSV files of the register.</summary>
internal static class CsvFiles
{
    /// <summary>In the order in which they are read: a file comes after those that it refers to.</summary>
    public static readonly IReadOnlyList<CsvFile> All =
    [
        new ReleaseFile(),
        new PartnersFile(),
        new ItemsFile("products.csv", CoProduction.Registry.Items.ItemKind.Product),
        new ItemsFile("components.csv", CoProduction.Registry.Items.ItemKind.Component),
        new MineralsFile(),
        new BillsFile(),
        new FactoriesFile(),
        new RatesFile(),
        new StatusesFile(),
        new ExpansionsFile(),
        new PlansFile(),
        new MaintenanceFile(),
        new AgreementsFile(),
        new StockFile(),
        new BaselinesFile(),
        new CoverageFile(),
        new GoalsFile(),
        new ScenariosFile(),
    ];

    public static CsvFile? Find(string name) =>
        All.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase));

    public static string Names => string.Join(", ", All.Select(file => file.Name));
}
