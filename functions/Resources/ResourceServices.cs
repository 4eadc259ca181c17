using CoProduction.Functions.Agreements;
using CoProduction.Functions.Baselines;
using CoProduction.Functions.Factories;
using CoProduction.Functions.Goals;
using CoProduction.Functions.Items;
using CoProduction.Functions.MaintenanceSites;
using CoProduction.Functions.MineralChains;
using CoProduction.Functions.Partners;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Stocks;
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

/// <summary>What the functions of the nine resources need, besides the registries.</summary>
public static class ResourceServices
{
    public static IServiceCollection AddResources(this IServiceCollection services)
    {
        services.AddSingleton<RequestBody>();
        services.AddSingleton<ReferenceData>();
        services.AddSingleton<FilterReader>();
        services.AddSingleton(typeof(BodyReader<,>));
        services.AddSingleton(typeof(ResourceEndpoints<,>));

        services.AddResource<Partner, PartnerBody, PartnerResource, PartnerBodyValidator>();
        services.AddResource<Item, ItemBody, ItemResource, ItemBodyValidator>();
        services.AddResource<Factory, FactoryBody, FactoryResource, FactoryBodyValidator>();
        services.AddResource<MaintenanceSite, MaintenanceSiteBody, MaintenanceSiteResource, MaintenanceSiteBodyValidator>();
        services.AddResource<MineralChain, MineralChainBody, MineralChainResource, MineralChainBodyValidator>();
        services.AddResource<Agreement, AgreementBody, AgreementResource, AgreementBodyValidator>();
        services.AddResource<Stock, StockBody, StockResource, StockBodyValidator>();
        services.AddResource<Baseline, BaselineBody, BaselineResource, BaselineBodyValidator>();
        services.AddResource<Goal, GoalBody, GoalResource, GoalBodyValidator>();
        return services;
    }

    private static void AddResource<TRecord, TBody, TResource, TValidator>(this IServiceCollection services)
        where TRecord : class, IRecord
        where TBody : class, IBody<TBody, TRecord>
        where TResource : ResourceDescription<TRecord, TBody>
        where TValidator : class, IValidator<TBody>
    {
        services.AddSingleton<ResourceDescription<TRecord, TBody>, TResource>();
        services.AddSingleton<IValidator<TBody>, TValidator>();
    }
}
