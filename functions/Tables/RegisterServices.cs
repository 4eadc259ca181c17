using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Scenarios;
using CoProduction.Functions.Stocks;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tables;

public static class RegisterServices
{
    /// <summary>
    /// The register on tables. Needs a <see cref="Azure.Data.Tables.TableServiceClient"/> and a <see cref="TimeProvider"/>
    /// among the services.
    /// </summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, TablePrefix prefix) =>
        services
            .AddSingleton(prefix)
            .AddSingleton<RegisterTable>()
            .AddSingleton<IRegistry<Partner>, TablePartnerRegistry>()
            .AddSingleton<IRegistry<Item>, TableItemRegistry>()
            .AddSingleton<IRegistry<Factory>, TableFactoryRegistry>()
            .AddSingleton<IRegistry<MaintenanceSite>, TableMaintenanceSiteRegistry>()
            .AddSingleton<IRegistry<MineralChain>, TableMineralChainRegistry>()
            .AddSingleton<IRegistry<Agreement>, TableAgreementRegistry>()
            .AddSingleton<IRegistry<Stock>, TableStockRegistry>()
            .AddSingleton<IRegistry<Baseline>, TableBaselineRegistry>()
            .AddSingleton<IRegistry<Goal>, TableGoalRegistry>()
            .AddSingleton<IRegistry<Scenario>, TableScenarioRegistry>()
            .AddSingleton<IChangeLog, TableChangeLog>()
            .AddSingleton<IAnswers, TableAnswers>()
            .AddSingleton<IRegisterReader, TableRegisterReader>()
            .AddSingleton<RegisterViews>();
}
