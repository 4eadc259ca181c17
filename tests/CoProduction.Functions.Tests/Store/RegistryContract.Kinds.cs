using CoProduction.Functions.Tests.Store.Samples;
using CoProduction.Gaps.Scenarios;
using CoProduction.Goals;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store;

// One kind for each way of partitioning, each in memory and on tables.
public sealed class PartnersInMemory() : RegistryContract<Partner>(RegisterUnderTest.InMemory, new PartnerSamples());

public sealed class PartnersOnTables() : RegistryContract<Partner>(RegisterUnderTest.OnTables, new PartnerSamples());

public sealed class ItemsInMemory() : RegistryContract<Item>(RegisterUnderTest.InMemory, new ItemSamples());

public sealed class ItemsOnTables() : RegistryContract<Item>(RegisterUnderTest.OnTables, new ItemSamples());

public sealed class FactoriesInMemory() : RegistryContract<Factory>(RegisterUnderTest.InMemory, new FactorySamples());

public sealed class FactoriesOnTables() : RegistryContract<Factory>(RegisterUnderTest.OnTables, new FactorySamples());

public sealed class AgreementsInMemory() : RegistryContract<Agreement>(RegisterUnderTest.InMemory, new AgreementSamples());

public sealed class AgreementsOnTables() : RegistryContract<Agreement>(RegisterUnderTest.OnTables, new AgreementSamples());

public sealed class ScenariosInMemory() : RegistryContract<Scenario>(RegisterUnderTest.InMemory, new ScenarioSamples());

public sealed class ScenariosOnTables() : RegistryContract<Scenario>(RegisterUnderTest.OnTables, new ScenarioSamples());

public sealed class BaselinesInMemory() : RegistryContract<Baseline>(RegisterUnderTest.InMemory, new BaselineSamples());

public sealed class BaselinesOnTables() : RegistryContract<Baseline>(RegisterUnderTest.OnTables, new BaselineSamples());
