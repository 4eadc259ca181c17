using '../main.bicep'

param environmentName = 'prod'

param access = {
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0'
  audience: readEnvironmentVariable('COPRODUCTION_AUDIENCE')
  tenants: json(readEnvironmentVariable('COPRODUCTION_TENANTS'))
  host: readEnvironmentVariable('COPRODUCTION_HOST')
}

param scale = { instanceMemory: 4096, mostInstances: 40, alwaysReady: 1 }

param storageSku = 'Standard_GZRS'

param networkAccess = 'privateStorage'

param retention = { reports: 0, logs: 365, deleted: 90 }

param reportsLocked = bool(readEnvironmentVariable('COPRODUCTION_REPORTS_LOCKED', 'false'))

param locked = true

param mailDataLocation = 'Europe'

param alertAddress = readEnvironmentVariable('COPRODUCTION_ALERTS')

param budget = { amount: 600, start: readEnvironmentVariable('COPRODUCTION_BUDGET_START', '2026-12-01') }

param backupGroupId = readEnvironmentVariable('COPRODUCTION_BACKUP_GROUP', '')

param tags = {
  application: 'CoProduction'
  environment: 'prod'
  owner: readEnvironmentVariable('COPRODUCTION_OWNER')
  classification: 'unclassified'
}
