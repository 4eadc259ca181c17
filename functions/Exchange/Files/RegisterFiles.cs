namespace CoProduction.Functions.Exchange.Files;

/// <summary>The files of the exchange format.</summary>
internal static class RegisterFiles
{
    /// <summary>In the order in which they are read: what others refer to comes first.</summary>
    public static readonly IReadOnlyList<RegisterFile> All =
    [
        new ReleaseFile(),
        new PartnersFile(),
        new ItemsFile("products.csv", CoProduction.Registry.Items.ItemKind.Product),
        new ItemsFile("components.csv", CoProduction.Registry.Items.ItemKind.Component),
        new MineralsFile(),
        new BillsFile(),
        new FactoriesFile(),
        new ExpansionsFile(),
        new MaintenanceFile(),
        new AgreementsFile(),
        new StockFile(),
        new BaselinesFile(),
        new GoalsFile(),
        new ScenariosFile(),
    ];

    public static RegisterFile? Find(string name) =>
        All.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase));

    public static string Names => string.Join(", ", All.Select(file => file.Name));
}
