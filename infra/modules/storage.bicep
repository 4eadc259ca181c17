import { Tags, StorageSku, Retention } from 'types.bicep'

@description('The name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Its region.')
param location string

@description('Its tags.')
param tags Tags

@description('How the data are replicated.')
param sku StorageSku

@description('Whether the account has a public address. It asks for an identity there as well.')
param isPublic bool

@description('How long sealed reports and deleted blobs are kept.')
param retention Retention

@description('Whether the time for which sealed reports cannot be deleted is locked.')
param reportsLocked bool

@description('Whether the account is locked against deletion.')
param locked bool

@description('The object id of the identity of the program.')
param programId string

@description('The name of the same identity.')
param programName string

@description('The object id of the group that makes backups; empty if nobody may.')
param backupGroupId string

@description('The workspace that receives the logs.')
param workspaceId string

@description('What the names of the program\'s containers and queues begin with.')
var prefix = 'coproduction'

@description('The container with the deployed packages.')
var packages = 'packages'

@description('The tables.')
var tables = ['Register', 'Heads', 'Positions', 'People', 'Reads', 'Tenants', 'Jobs', 'Webhooks', 'Mail', 'Runs']

@description('The containers whose blobs never change: reports, the register of each night, the heads of the audit.')
var sealedContainers = ['published', 'snapshots', 'audit']

@description('All containers of the program.')
var containers = concat(sealedContainers, ['answers', 'imports', 'parts'])

@description('The queues. Each has a poison queue, for messages that failed five times.')
var queues = ['imports', 'gap-reports', 'webhooks', 'mail', 'runs']

@description('For how long sealed blobs cannot be changed or deleted: for ever is 400 years, the longest time that Azure knows.')
var immutableDays = retention.reports == 0 ? 146000 : retention.reports

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: isPublic ? 'Allow' : 'Deny', bypass: 'None' }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: { table: { keyType: 'Account' }, queue: { keyType: 'Account' } }
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: retention.deleted }
    containerDeleteRetentionPolicy: { enabled: true, days: retention.deleted }
  }

  resource packageContainer 'containers' = {
    name: packages
  }

  resource container 'containers' = [
    for name in containers: {
      name: '${prefix}-${name}'
    }
  ]
}

resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2026-09-01' = [
  for name in reportsLocked ? [] : sealedContainers: {
    #disable-next-line use-parent-property // A parent in a loop must be taken by its index, which the list of sealed containers does not have.
    name: '${account.name}/default/${prefix}-${name}/default'
    properties: { immutabilityPeriodSinceCreationInDays: immutableDays, allowProtectedAppendWrites: false }
    dependsOn: [blobService::container]
  }
]

resource expiry 'Microsoft.Storage/storageAccounts/managementPolicies@2026-09-01' = if (retention.reports > 0) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-reports'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: map(sealedContainers, name => '${prefix}-${name}/') }
            actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: retention.reports } } }
          }
        }
      ]
    }
  }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2026-09-01' = {
  parent: account
  name: 'default'

  resource table 'tables' = [
    for name in tables: {
      name: 'CoProduction${name}'
    }
  ]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-09-01' = {
  parent: account
  name: 'default'

  resource queue 'queues' = [
    for name in queues: {
      name: '${prefix}-${name}'
    }
  ]

  resource poison 'queues' = [
    for name in queues: {
      name: '${prefix}-${name}-poison'
    }
  ]
}

module rights 'storage-rights.bicep' = {
  params: { accountName: account.name, programId: programId, programName: programName, backupGroupId: backupGroupId }
}

module logs 'storage-logs.bicep' = {
  params: { accountName: account.name, workspaceId: workspaceId }
  dependsOn: [blobService, queueService, tableService]
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'The account holds the register and its sealed reports.' }
}

@description('The resource id of the account.')
output id string = account.id

@description('The name of the account.')
output name string = account.name

@description('The address of the container with the deployed packages.')
output packageContainer string = '${account.properties.primaryEndpoints.blob}${packages}'
