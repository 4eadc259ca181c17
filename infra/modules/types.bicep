@export()
@description('An environment: dev for trials, test for acceptance, prod for the register itself.')
type EnvironmentName = 'dev' | 'test' | 'prod'

@export()
@description('public: storage and program have public addresses, and storage asks for an identity. privateStorage: storage has none. private: nor has the program.')
type NetworkAccess = 'public' | 'privateStorage' | 'private'

@export()
@description('Three copies in a building, in three zones, or in three zones and once more in another region.')
type StorageSku = 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'

@export()
@description('The geographies in which Communication Services keep data at rest.')
type DataLocation =
  | 'Australia'
  | 'Canada'
  | 'Europe'
  | 'France'
  | 'Germany'
  | 'Japan'
  | 'Korea'
  | 'Norway'
  | 'UK'
  | 'United States'

@export()
@description('The tags of a resource.')
type Tags = {
  @description('What the resource belongs to.')
  application: 'CoProduction'

  @description('Its environment.')
  environment: EnvironmentName

  @description('Who answers for it, such as a unit or a mailbox.')
  @minLength(1)
  @maxLength(256)
  owner: string

  @description('What its data may be.')
  classification: 'unclassified'
}

@export()
@description('How long data are kept, in days.')
type Retention = {
  @description('Sealed reports, their snapshots and the heads of the audit: 0 keeps them for ever. Until then nobody can change or delete them; after that they are deleted.')
  @minValue(0)
  @maxValue(36500)
  reports: int

  @description('Logs: 30 to 730.')
  @minValue(30)
  @maxValue(730)
  logs: int

  @description('Deleted blobs and containers, which can be brought back: 1 to 365.')
  @minValue(1)
  @maxValue(365)
  deleted: int
}

@export()
@description('How far the program scales.')
type Scale = {
  @description('The memory of an instance, in MiB. One analysis takes up to 256 MiB beside the register.')
  instanceMemory: 2048 | 4096

  @description('The most instances: 1 to 1,000.')
  @minValue(1)
  @maxValue(1000)
  mostInstances: int

  @description('Instances that run without requests, too: 0 to 20. Without any, the first request after a pause waits for a cold start.')
  @minValue(0)
  @maxValue(20)
  alwaysReady: int
}

@export()
@description('What an environment may cost in a month.')
type Budget = {
  @description('The amount, in the currency of the subscription.')
  @minValue(1)
  @maxValue(1000000)
  amount: int

  @description('The first month that counts, as its first day: 2026-12-01. It cannot be changed later.')
  @minLength(10)
  @maxLength(10)
  start: string
}
