import { Tags } from 'types.bicep'

@description('What the names of the alerts begin with.')
@minLength(2)
@maxLength(60)
param name string

@description('Their region.')
param location string

@description('Their tags.')
param tags Tags

@description('Who receives them.')
@minLength(6)
@maxLength(254)
param address string

@description('The workspace with the logs.')
param workspaceId string

@description('The resource id of the storage account.')
param storageId string

@description('The run that sends the weekly report; empty if there is none.')
@maxLength(60)
param weeklyReportRun string

@description('A question to the logs that should have no answer.')
type Question = {
  @description('The end of the name of the alert.')
  @maxLength(64)
  name: string

  @description('What has happened. infra/OPERATIONS.md says what to do.')
  text: string

  @description('1 must be seen to at once, 2 the same day.')
  severity: 1 | 2

  @description('How often it is asked.')
  every: 'PT5M' | 'PT15M' | 'PT1H'

  @description('The time that it looks back over.')
  window: 'PT15M' | 'PT30M' | 'P1D'

  @description('The query. Each row is a reason for the alert.')
  query: string
}

@description('The questions that are always asked.')
var always Question[] = [
  {
    name: 'function-failures'
    text: 'Functions fail: at least five times within 15 minutes a request was answered 5xx, or a timer or a message of a queue ended with an exception.'
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
    // A timer or a message is a request only if the host began a span for it, but the worker logs each that fails.
    query: 'union (AppRequests | where Success == false and toint(ResultCode) >= 500), (AppExceptions | where tostring(Properties.OriginalFormat) endswith "An exception was thrown by the invocation.") | summarize Failures = sum(ItemCount) | where Failures >= 5'
  }
  {
    name: 'no-nightly-archive'
    text: 'It is past 05:00 (UTC), and the register has not been archived since 02:00.'
    severity: 1
    every: 'PT1H'
    window: 'P1D'
    query: 'StorageBlobLogs | where OperationName in ("PutBlob", "PutBlockList") and StatusCode == "201" and Uri contains "/coproduction-snapshots/" | where TimeGenerated >= startofday(now()) + 2h | summarize Archives = count() | where Archives == 0 and hourofday(now()) >= 5'
  }
  {
    name: 'poison-queue'
    text: 'A poison queue is not empty: its messages failed five times.'
    severity: 2
    every: 'PT15M'
    window: 'PT30M'
    query: 'AppMetrics | where Name == "coproduction.queue.messages" | extend Queue = tostring(Properties.queue) | where Queue endswith "-poison" | summarize arg_max(TimeGenerated, Sum) by Queue | where Sum > 0'
  }
]

@description('The question that is asked once the weekly report has a run.')
var weekly Question[] = [
  {
    name: 'no-weekly-report'
    text: 'It is past noon (UTC) on Monday, and the weekly report has not been sent.'
    severity: 2
    every: 'PT1H'
    window: 'P1D'
    // Not a request: the worker has a span for a timer only if the host began one.
    query: 'AppTraces | where Message == "Run ${weeklyReportRun} has succeeded." and TimeGenerated >= startofday(now()) | summarize Sent = count() | where Sent == 0 and dayofweek(now()) == 1d and hourofday(now()) >= 12'
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'coproduction'
    emailReceivers: [{ name: 'operators', emailAddress: address, useCommonAlertSchema: true }]
  }
}

resource questions 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for question in concat(always, empty(weeklyReportRun) ? [] : weekly): {
    name: '${name}-${question.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${question.name}'
      description: question.text
      severity: question.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: question.every
      windowSize: question.window
      autoMitigate: true
      // Some tables appear with their first row.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: question.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [group.id] }
    }
  }
]

resource throttling 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${name}-storage-throttling'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage refuses requests because there are too many.'
    severity: 2
    enabled: true
    scopes: [storageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'refused'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 20
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ServerBusyError'
                'ClientThrottlingError'
                'ClientAccountRequestThrottlingError'
                'ClientAccountBandwidthThrottlingError'
                'SuccessWithThrottling'
              ]
            }
          ]
        }
      ]
    }
    actions: [{ actionGroupId: group.id }]
  }
}
