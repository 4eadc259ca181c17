@description('The name of the storage account.')
@minLength(3)
@maxLength(24)
param accountName string

@description('The object id of the identity of the program.')
param programId string

@description('The name of the same identity.')
param programName string

@description('The object id of the group that makes backups; empty if nobody may.')
param backupGroupId string

@description('A role of a principal on the storage account.')
type Right = {
  @description('The name of the role.')
  role: string

  @description('The id of the role.')
  @minLength(36)
  @maxLength(36)
  id: string

  @description('What it is for.')
  purpose: string
}

@description('The rights of the program.')
var ofProgram Right[] = [
  {
    role: 'Storage Blob Data Contributor'
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
    purpose: 'snapshots, reports, imports, leases, the deployed package'
  }
  {
    role: 'Storage Queue Data Contributor'
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
    purpose: 'imports and reports that wait for their turn'
  }
  {
    role: 'Storage Table Data Contributor'
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
    purpose: 'the register and its history'
  }
]

@description('The rights of those who make backups.')
var ofBackup Right[] = [
  { role: 'Storage Blob Data Reader', id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', purpose: 'backups' }
  { role: 'Storage Table Data Reader', id: '76199698-9eea-4c19-bc75-cec21354c6b6', purpose: 'backups' }
]

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource program 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for right in ofProgram: {
    scope: account
    name: guid(account.id, programName, right.id)
    properties: {
      principalId: programId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', right.id)
      description: '${right.role}: ${right.purpose}.'
    }
  }
]

resource backup 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for right in empty(backupGroupId) ? [] : ofBackup: {
    scope: account
    name: guid(account.id, backupGroupId, right.id)
    properties: {
      principalId: backupGroupId
      principalType: 'Group'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', right.id)
      description: '${right.role}: ${right.purpose}.'
    }
  }
]
