import { Tags, Scale } from 'types.bicep'
import { AccessSettings, MailSettings, OptionalSettings } from 'settings.bicep'

@description('The name of the Function App and its plan. The Functions host tells apps apart by the first 32 characters.')
@minLength(2)
@maxLength(32)
param name string

@description('Their region.')
param location string

@description('Their tags.')
param tags Tags

@description('The resource id of the identity of the program.')
param identityId string

@description('The client id of the same identity.')
param identityClientId string

@description('The name of the storage account.')
@minLength(3)
@maxLength(24)
param storageName string

@description('The address of the container with the deployed packages.')
param packageContainer string

@description('Where telemetry goes.')
param insightsConnection string

@description('The workspace that receives the logs.')
param workspaceId string

@description('The subnet through which the program reaches storage; empty if storage has a public address.')
param subnetId string

@description('Whether the program has a public address.')
param isPublic bool

@description('Whose tokens the program accepts.')
param access AccessSettings

@description('Where the program hands mail over, and the address that mail comes from.')
param mail MailSettings

@description('The days after which archived nights and their reports are removed; 0 for never.')
@minValue(0)
@maxValue(36500)
param archiveDays int

@description('Settings of the program that differ from its defaults.')
param settings OptionalSettings

@description('How far the program scales.')
param scale Scale

@description('What the Functions host and the program read. Storage and telemetry are reached with the identity, so that no setting is a secret.')
var fixedSettings = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  CoProduction__Access__Audience: access.audience
  CoProduction__Access__Host: access.host
  CoProduction__Access__Issuer: access.issuer
  CoProduction__Mail__Azure__Endpoint: mail.endpoint
  CoProduction__Mail__Carrier: 'azure'
  CoProduction__Mail__From: mail.from
  CoProduction__Retention__ArchiveDays: string(archiveDays)
}

@description('A setting for each tenant. Names of settings have no dashes on Linux.')
var tenantSettings = toObject(
  items(access.tenants),
  tenant => 'CoProduction__Access__Tenants__${replace(tenant.key, '-', '')}',
  tenant => tenant.value
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemory
        maximumInstanceCount: scale.mostInstances
        alwaysReady: scale.alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: scale.alwaysReady }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: mapValues(union(fixedSettings, tenantSettings, settings), value => string(value))
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

#disable-next-line use-recent-api-versions // The newest stable version, of 2016, lacks what every newer one has.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'logs'
  properties: { workspaceId: workspaceId, logs: [{ category: 'FunctionAppLogs', enabled: true }] }
}

@description('The resource id of the Function App.')
output id string = site.id

@description('The name of the Function App.')
output name string = site.name

@description('The address of the API.')
output address string = 'https://${site.properties.defaultHostName}'
