targetScope = 'resourceGroup'

import { Tags, EnvironmentName, NetworkAccess, StorageSku, DataLocation, Retention, Scale, Budget } from 'modules/types.bicep'
import { AccessSettings, OptionalSettings } from 'modules/settings.bicep'

@description('The environment, which the names of all resources hold.')
param environmentName EnvironmentName

@description('The region of all resources that have one. Flex Consumption must be offered there.')
param location string = resourceGroup().location

@description('Whose tokens the program accepts.')
param access AccessSettings

@description('Settings of the program that differ from its defaults.')
param settings OptionalSettings = {}

@description('How far the program scales.')
param scale Scale

@description('How the data are replicated.')
param storageSku StorageSku

@description('Who reaches the storage account and the program: see infra/README.md.')
param networkAccess NetworkAccess

@description('How long sealed reports, nightly snapshots, logs and deleted blobs are kept.')
param retention Retention

@description('Whether the time for which sealed reports cannot be deleted is locked. A locked time cannot be deployed again.')
param reportsLocked bool

@description('Whether the data and the logs are locked against deletion.')
param locked bool

@description('Where the mail service keeps data at rest.')
param mailDataLocation DataLocation

@description('The domain that mail comes from, such as mail.example.org; empty for a domain that Azure provides.')
@maxLength(253)
param mailDomain string = ''

@description('Whether the records in DNS of mailDomain are verified: only then can it be linked, and mail come from it.')
param mailDomainVerified bool = false

@description('Who receives alerts.')
@minLength(6)
@maxLength(254)
param alertAddress string

@description('The run that sends the weekly report, to be alerted on Monday noon if it has not succeeded; empty if there is none.')
@maxLength(60)
param weeklyReportRun string = 'weekly-reports'

@description('What the environment may cost.')
param budget Budget

@description('The object id of the group that makes backups, which may read all data; empty if nobody may.')
@maxLength(36)
param backupGroupId string = ''

@description('The tags of all resources.')
param tags Tags

@description('What makes names unique among all of Azure.')
var suffix = uniqueString(subscription().id, resourceGroup().id)

@description('What names begin with.')
var name = 'coproduction-${environmentName}'

module identity 'modules/identity.bicep' = {
  params: { name: name, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    retention: retention
    publisherId: identity.outputs.principalId
    publisherName: name
    locked: locked
  }
}

module network 'modules/network.bicep' = if (networkAccess != 'public') {
  params: { name: name, location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'stcop${environmentName}${suffix}'
    location: location
    tags: tags
    sku: storageSku
    isPublic: networkAccess == 'public'
    retention: retention
    reportsLocked: reportsLocked
    locked: locked
    programId: identity.outputs.principalId
    programName: name
    backupGroupId: backupGroupId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module program 'modules/program.bicep' = {
  params: {
    name: '${name}-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsConnection: monitoring.outputs.insightsConnection
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.?outputs.functionsSubnetId ?? ''
    isPublic: networkAccess != 'private'
    access: access
    mail: { endpoint: mail.outputs.endpoint, from: mail.outputs.from }
    archiveDays: retention.reports
    settings: settings
    scale: scale
  }
}

module endpoints 'modules/endpoints.bicep' = if (networkAccess != 'public') {
  params: {
    name: name
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    storageId: storage.outputs.id
    siteId: program.outputs.id
    includesSite: networkAccess == 'private'
  }
}

module mail 'modules/mail.bicep' = {
  params: {
    name: '${name}-${suffix}'
    tags: tags
    dataLocation: mailDataLocation
    domain: mailDomain
    isVerified: mailDomainVerified
    workspaceId: monitoring.outputs.workspaceId
    programId: identity.outputs.principalId
    programName: name
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    address: alertAddress
    workspaceId: monitoring.outputs.workspaceId
    storageId: storage.outputs.id
    weeklyReportRun: weeklyReportRun
  }
}

module costs 'modules/budget.bicep' = {
  params: { name: name, budget: budget, address: alertAddress }
}

@description('The name of the Function App.')
output programName string = program.outputs.name

@description('The address of the API.')
output address string = program.outputs.address

@description('The name of the storage account.')
output storageName string = storage.outputs.name
