using '../main.bicep'

param environmentName = 'dev'

param access = {
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0'
  audience: readEnvironmentVariable('COPRODUCTION_AUDIENCE')
  tenants: json(readEnvironmentVariable('COPRODUCTION_TENANTS'))
  host: readEnvironmentVariable('COPRODUCTION_HOST')
}

param scale = { instanceMemory: 2048, mostInstances: 4, alwaysReady: 0 }

param storageSku = 'Standard_LRS'

param networkAccess = 'public'

param retention = { reports: 30, logs: 30, deleted: 7 }

param reportsLocked = bool(readEnvironmentVariable('COPRODUCTION_REPORTS_LOCKED', 'false'))

param locked = false

param mailDataLocation = 'Europe'

param alertAddress = readEnvironmentVariable('COPRODUCTION_ALERTS')

param budget = { amount: 50, start: readEnvironmentVariable('COPRODUCTION_BUDGET_START', '2026-12-01') }

param backupGroupId = readEnvironmentVariable('COPRODUCTION_BACKUP_GROUP', '')

param tags = {
  application: 'CoProduction'
  environment: 'dev'
  owner: readEnvironmentVariable('COPRODUCTION_OWNER')
  classification: 'unclassified'
}
