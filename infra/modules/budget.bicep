import { Budget } from 'types.bicep'

@description('The name of the budget.')
@minLength(1)
@maxLength(63)
param name string

@description('What the environment may cost.')
param budget Budget

@description('Who is told.')
@minLength(6)
@maxLength(254)
param address string

resource monthly 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: budget.amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: budget.start }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [address]
      }
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [address]
      }
    }
  }
}
