import { Tags, DataLocation } from 'types.bicep'

@description('The name of the services.')
@minLength(1)
@maxLength(63)
param name string

@description('Their tags.')
param tags Tags

@description('Where they keep data at rest.')
param dataLocation DataLocation

@description('The domain that mail comes from; empty for a domain that Azure provides.')
@maxLength(253)
param domain string

@description('Whether the records in DNS of a domain of one\'s own are verified.')
param isVerified bool

@description('The workspace that receives the logs.')
param workspaceId string

@description('The object id of the identity of the program, which sends mail.')
param programId string

@description('The name of the same identity.')
param programName string

@description('The role that may send: no built-in role does less.')
var communicationOwner = '09976791-48a7-449e-bb21-39d1a415f350'

@description('Whether Azure provides the domain.')
var isProvided = empty(domain)

resource service 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }

  resource sender 'domains' = {
    name: isProvided ? 'AzureManagedDomain' : domain
    location: 'global'
    tags: tags
    properties: {
      domainManagement: isProvided ? 'AzureManaged' : 'CustomerManaged'
      userEngagementTracking: 'Disabled'
    }
  }
}

// Azure refuses to link a domain of one's own before its records in DNS are verified: see infra/README.md.
resource communication 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: isProvided || isVerified ? [service::sender.id] : []
  }
}

#disable-next-line use-recent-api-versions // The newest stable version, of 2016, lacks what every newer one has.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: communication
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'EmailSendMailOperational', enabled: true }
      { category: 'EmailStatusUpdateOperational', enabled: true }
    ]
  }
}

resource sending 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: communication
  name: guid(communication.id, programName, communicationOwner)
  properties: {
    principalId: programId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', communicationOwner)
    description: 'Communication and Email Service Owner: the program sends mail.'
  }
}

@description('Where mail is handed over.')
output endpoint string = 'https://${communication.properties.hostName}'

@description('The address that mail comes from.')
output from string = 'DoNotReply@${service::sender.properties.fromSenderDomain}'
