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
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Stocks;
using FluentValidation;

namespace CoProduction.Functions.Resources;

/// <summary>What the functions of the ten resources need, besides the registries.</summary>
public static class ResourceServices
{
    public static IServiceCollection AddResources(this IServiceCollection services)
    {
        services.AddSingleton<RequestBody>();
        services.AddSingleton(typeof(BodyReader<,>));
        services.AddSingleton(typeof(ResourceEndpoints<,>));

        services.AddResource<Partner, PartnerBody, PartnerResource, PartnerBodyValidator>(RecordKinds.Partners);
        services.AddResource<Item, ItemBody, ItemResource, ItemBodyValidator>(RecordKinds.Items);
        services.AddResource<Factory, FactoryBody, FactoryResource, FactoryBodyValidator>(RecordKinds.Factories);
        services.AddResource<MaintenanceSite, MaintenanceSiteBody, MaintenanceSiteResource, MaintenanceSiteBodyValidator>(RecordKinds.MaintenanceSites);
        services.AddResource<MineralChain, MineralChainBody, MineralChainResource, MineralChainBodyValidator>(RecordKinds.MineralChains);
        services.AddResource<Agreement, AgreementBody, AgreementResource, AgreementBodyValidator>(RecordKinds.Agreements);
        services.AddResource<Stock, StockBody, StockResource, StockBodyValidator>(RecordKinds.Stocks);
        services.AddResource<Baseline, BaselineBody, BaselineResource, BaselineBodyValidator>(RecordKinds.Baselines);
        services.AddResource<Goal, GoalBody, GoalResource, GoalBodyValidator>(RecordKinds.Goals);
        services.AddResource<Scenario, ScenarioBody, ScenarioResource, ScenarioBodyValidator>(RecordKinds.Scenarios);
        return services;
    }

    private static void AddResource<TRecord, TBody, TResource, TValidator>(this IServiceCollection services, RecordKind<TRecord> kind)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord>
        where TResource : ResourceDescription<TRecord, TBody>
        where TValidator : class, IValidator<TBody>
    {
        services.AddSingleton(kind);
        services.AddSingleton<ResourceDescription<TRecord, TBody>, TResource>();
        services.AddSingleton<IValidator<TBody>, TValidator>();
    }
}
