@description('The name of the storage account.')
@minLength(3)
@maxLength(24)
param accountName string

@description('The workspace that receives the logs.')
param workspaceId string

@description('Writes and deletions of all services, and reads of blobs. Reads of tables are left out: they are nine tenths of all requests, and the program logs who reads much.')
var written = [
  { category: 'StorageWrite', enabled: true }
  { category: 'StorageDelete', enabled: true }
]

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }

  resource queues 'queueServices' existing = {
    name: 'default'
  }

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

#disable-next-line use-recent-api-versions // The newest stable version, of 2016, lacks what every newer one has.
resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account::blobs
  name: 'logs'
  properties: { workspaceId: workspaceId, logs: concat(written, [{ category: 'StorageRead', enabled: true }]) }
}

#disable-next-line use-recent-api-versions // The newest stable version, of 2016, lacks what every newer one has.
resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account::queues
  name: 'logs'
  properties: { workspaceId: workspaceId, logs: written }
}

#disable-next-line use-recent-api-versions // The newest stable version, of 2016, lacks what every newer one has.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account::tables
  name: 'logs'
  properties: { workspaceId: workspaceId, logs: written }
}
