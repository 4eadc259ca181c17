import { Tags, Retention } from 'types.bicep'

@description('The name of the workspace and of Application Insights.')
@minLength(4)
@maxLength(63)
param name string

@description('Their region.')
param location string

@description('Their tags.')
param tags Tags

@description('How long logs are kept.')
param retention Retention

@description('The object id of the identity that sends telemetry.')
param publisherId string

@description('The name of the same identity.')
param publisherName string

@description('Whether the logs are locked against deletion.')
param locked bool

@description('The id of the role Monitoring Metrics Publisher.')
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retention.logs
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, publisherName, monitoringMetricsPublisher)
  properties: {
    principalId: publisherId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    description: 'Monitoring Metrics Publisher: the program sends its telemetry.'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: workspace
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'The logs say who read and changed what.' }
}

@description('The resource id of the workspace.')
output workspaceId string = workspace.id

@description('Where the program sends telemetry. It holds no secret, because ingestion asks for an identity.')
output insightsConnection string = insights.properties.ConnectionString
