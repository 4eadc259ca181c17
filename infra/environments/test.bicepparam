using '../main.bicep'

param environmentName = 'test'

param access = {
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0'
  audience: readEnvironmentVariable('COPRODUCTION_AUDIENCE')
  tenants: json(readEnvironmentVariable('COPRODUCTION_TENANTS'))
  host: readEnvironmentVariable('COPRODUCTION_HOST')
}

param scale = { instanceMemory: 2048, mostInstances: 10, alwaysReady: 0 }

param storageSku = 'Standard_ZRS'

param networkAccess = 'privateStorage'

param retention = { reports: 90, logs: 30, deleted: 14 }

param reportsLocked = bool(readEnvironmentVariable('COPRODUCTION_REPORTS_LOCKED', 'false'))

param locked = false

param mailDataLocation = 'Europe'

param alertAddress = readEnvironmentVariable('COPRODUCTION_ALERTS')

param budget = { amount: 150, start: readEnvironmentVariable('COPRODUCTION_BUDGET_START', '2026-12-01') }

param backupGroupId = readEnvironmentVariable('COPRODUCTION_BACKUP_GROUP', '')

param tags = {
  application: 'CoProduction'
  environment: 'test'
  owner: readEnvironmentVariable('COPRODUCTION_OWNER')
  classification: 'unclassified'
}
